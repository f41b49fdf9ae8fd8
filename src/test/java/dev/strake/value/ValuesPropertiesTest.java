package dev.strake.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.strake.kubernetes.QuantityValue;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What values write is what Kubernetes and their own readers read. */
class ValuesPropertiesTest {

  @Provide
  Arbitrary<Image> images() {
    var component = Arbitraries.strings().withCharRange('a', 'z').numeric().ofMinLength(1);
    var host = Arbitraries.of("", "docker.io/", "registry.example/", "localhost:5000/", "a-b.c:1/");
    var path = component.ofMaxLength(8).list().ofMinSize(1).ofMaxSize(3);
    var tag =
        Arbitraries.strings().withCharRange('a', 'z').numeric().withChars("._-").ofMaxLength(20);
    var digest = Arbitraries.of("", "sha256:" + "0a".repeat(32));
    return Combinators.combine(host, path, tag, digest)
        .as((h, p, t, d) -> new Image(h + String.join("/", p), "1" + t, d));
  }

  @Property(tries = 300)
  void anImageIsReadAsItIsWritten(@ForAll("images") Image image) {
    assertThat(Image.parse(image.toString())).isEqualTo(image);
  }

  @Property(tries = 300)
  void aReferenceIsReadWholeOrRefused(@ForAll("references") String reference) {
    Image image;
    try {
      image = Image.parse(reference);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("image").hasMessageContaining("got '");
      return;
    }
    assertThat(image).hasToString(reference);
  }

  @Provide
  Arbitrary<String> references() {
    return Arbitraries.strings().withChars("ab1:/@._- A").ofMaxLength(14);
  }

  @Property(tries = 300)
  void cpuIsTheQuantityItSays(@ForAll @IntRange(min = 1) int millis) {
    assertThat(QuantityValue.millis(Cpu.millis(millis).toString())).isEqualTo(millis);
  }

  @Property(tries = 300)
  void memoryIsTheQuantityItSays(@ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long bytes) {
    assertThat(QuantityValue.parse(new Memory(bytes).toString()))
        .isEqualByComparingTo(BigDecimal.valueOf(bytes));
  }

  @Property(tries = 300)
  void storageInAnyUnitIsTheQuantityItSays(@ForAll @LongRange(min = 1, max = 1 << 20) long amount) {
    assertThat(QuantityValue.parse(Storage.gibibytes(amount).toString()))
        .isEqualByComparingTo(BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(1L << 30)));
    assertThat(QuantityValue.parse(Storage.mebibytes(amount).toString()))
        .isEqualByComparingTo(BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(1L << 20)));
  }

  @Property(tries = 300)
  void aShareOfMemoryIsNeverMoreThanItsPart(
      @ForAll @LongRange(min = 2, max = 1 << 20) long mebibytes,
      @ForAll @IntRange(min = 1, max = 100) int percent) {
    var share = Memory.mebibytes(mebibytes).share(Percent.of(percent)).toMebibytes();
    var exact = mebibytes * percent / 100.0;

    assertThat(share)
        .isBetween((long) Math.max(1, Math.floor(exact) - 1), (long) Math.max(1, exact));
  }

  @Property(tries = 200)
  void aLimitIsTakenExactlyWhereItIsNotBelowItsRequest(
      @ForAll @IntRange(min = 1, max = 100) int request,
      @ForAll @IntRange(min = 1, max = 100) int limit) {
    var requests = Resources.requests(Cpu.millis(request), Memory.mebibytes(request));
    if (limit >= request) {
      assertThat(requests.limits(Cpu.millis(limit), Memory.mebibytes(limit)).cpuLimit().millis())
          .isEqualTo(limit);
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> requests.limits(Cpu.millis(limit), Memory.mebibytes(limit)));
    }
  }
}
