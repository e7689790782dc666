package io.onchainmm.features;

import java.util.Locale;

/** The daily on-chain and social series that legacy features draw on. */
public enum OnChainMetric {
  /** Value locked on the chain, USD. */
  TVL_USD,
  /** Market capitalisation, USD. */
  MARKETCAP_USD_VALUE,
  /** Active addresses of the day. */
  DAILY_ACTIVE_ADDRESSES_VALUE,
  /** Development activity. */
  DEV_ACTIVITY_VALUE,
  /** Mentions in social media. */
  SOCIAL_VOLUME_TOTAL_VALUE,
  /** Share of social media, per cent. */
  SOCIAL_DOMINANCE_TOTAL_VALUE,
  /** New addresses. */
  NETWORK_GROWTH_VALUE;

  /** Its name in a table of metrics. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
