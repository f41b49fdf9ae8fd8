/**
 * Plain checked values that a system is written with; {@link dev.strake.value.Image} shows the
 * form.
 */
@NullMarked
package dev.strake.value;

import org.jspecify.annotations.NullMarked;
