package dev.strake.monitoring;

import dev.strake.platform.Peer;
import dev.strake.value.Port;

/**
 * A Prometheus that Grafana asks.
 *
 * @param url its address
 * @param pods its pods
 * @param port port of their containers
 */
record MetricStore(String url, Peer pods, Port port) {}
