package dev.strake.synth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The disruption controller rounds shares up ({@code GetScaledValueFromIntOrPercent}). */
class DisruptionBudgetsPropertiesTest {

  @Property
  void aShareIsRoundedUpExactly(
      @ForAll @IntRange(min = 0, max = 100) int percent,
      @ForAll @IntRange(min = 1, max = 5000) int replicas) {
    var exact =
        BigDecimal.valueOf(replicas)
            .multiply(BigDecimal.valueOf(percent))
            .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING);

    assertThat(DisruptionBudgets.pods(TextNode.valueOf(percent + "%"), replicas))
        .isEqualTo(exact.intValueExact());
  }

  @Property
  void aNumberIsItself(
      @ForAll @IntRange(min = 0, max = 100) int bound,
      @ForAll @IntRange(min = 1, max = 100) int replicas) {
    assertThat(DisruptionBudgets.pods(IntNode.valueOf(bound), replicas)).isEqualTo(bound);
  }
}
