package io.onchainmm.config;

import io.onchainmm.schema.Key;
import java.util.Optional;

/**
 * Name, seed and budget of one sweep: block {@code experiment}. Not part of a trial's identity but
 * for the seed.
 */
public record ExperimentSpec(
    @Key(
            help = "Name; {{timestamp}} becomes the UTC time of the start",
            otherwise = "exp_{{timestamp}}",
            identity = false)
        String id,
    @Key(help = "Keys every random draw", otherwise = "42") long seed,
    @Key(
            help =
                "Most trials to run; a larger grid runs a seeded sample of this size. Without it a"
                    + " grid of more than a million cells is refused",
            min = 1,
            identity = false)
        Optional<Long> trials) {}
