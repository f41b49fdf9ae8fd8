package dev.strake.coverage;

/** What HIVE's sheet says of ingress, certificates, network policies, identity and pod security. */
final class HiveNetworkFacts {
  private HiveNetworkFacts() {}

  static void add(Facts facts) {}
}
