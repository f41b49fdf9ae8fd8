package dev.strake.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.strake.value.Memory;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class NginxSizeProperties {
  // What nginx itself takes the suffixes of sizes for.
  private static final Map<Character, Long> UNITS =
      Map.of('k', 1L << 10, 'm', 1L << 20, 'g', 1L << 30);

  @Property
  void anySizeIsWrittenInAFormThatTheControllerReads(@ForAll @LongRange(min = 1) long bytes) {
    assertThat(NginxAnnotations.size(new Memory(bytes))).matches("^\\d+[bkmg]?$");
  }

  @Property
  void anySizeMeansTheSameBytes(
      @ForAll @LongRange(min = 1, max = 4096) long amount,
      @ForAll @LongRange(min = 0, max = 3) long unit) {
    var bytes = amount << 10 * unit;
    assertThat(bytesOf(NginxAnnotations.size(new Memory(bytes)))).isEqualTo(bytes);
  }

  @Property
  void anyNumberOfBytesMeansTheSameBytes(@ForAll @LongRange(min = 1) long bytes) {
    assertThat(bytesOf(NginxAnnotations.size(new Memory(bytes)))).isEqualTo(bytes);
  }

  private static long bytesOf(String size) {
    var last = size.charAt(size.length() - 1);
    return Character.isDigit(last)
        ? Long.parseLong(size)
        : Long.parseLong(size.substring(0, size.length() - 1)) * UNITS.get(last);
  }
}
