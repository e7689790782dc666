package io.onchainmm.sim.venue;

import java.io.Serializable;

/** Where quotes meet flow: the part of a trial that depends on the kind of venue. */
public sealed interface VenueSpec extends Serializable permits BookSpec, PoolSpec {}
