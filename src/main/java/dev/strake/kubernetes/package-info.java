/**
 * What the Kubernetes API itself says; {@link dev.strake.kubernetes.QuantityValue} reads its
 * quantities.
 */
@NullMarked
package dev.strake.kubernetes;

import org.jspecify.annotations.NullMarked;
