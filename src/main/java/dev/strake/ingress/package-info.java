/**
 * Routes from outside: hosts, paths, TLS, limits and CORS, written once and put out for NGINX or
 * for Envoy Gateway. {@link dev.strake.ingress.Ingress} is the entry point.
 */
@NullMarked
package dev.strake.ingress;

import org.jspecify.annotations.NullMarked;
