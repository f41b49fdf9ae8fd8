package dev.strake.monitoring;

/** What a panel's numbers are, so that Grafana writes them well. */
public enum Unit {
  /** Plain numbers. */
  NUMBER("short"),
  /** Requests per second. */
  REQUESTS_PER_SECOND("reqps"),
  /** Operations per second. */
  OPERATIONS_PER_SECOND("ops"),
  /** Seconds. */
  SECONDS("s"),
  /** A share from 0 to 1, shown in percent. */
  SHARE("percentunit"),
  /** Bytes, in steps of 1024. */
  BYTES("bytes"),
  /** Cores of CPU. */
  CORES("cores"),
  /** Kenyan shillings. */
  SHILLINGS("currencyKES"),
  /** US dollars. */
  DOLLARS("currencyUSD"),
  /** Nigerian naira. */
  NAIRA("currencyNGN");

  private final String id;

  Unit(String id) {
    this.id = id;
  }

  /** Grafana's name of it. */
  public String id() {
    return id;
  }
}
