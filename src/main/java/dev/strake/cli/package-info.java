/** The command line; {@link dev.strake.cli.PlatformApp} is the entry point. */
@NullMarked
package dev.strake.cli;

import org.jspecify.annotations.NullMarked;
