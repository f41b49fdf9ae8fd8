package dev.strake.logging;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

  @Test
  void placeWithoutValueIsRejected() {
    assertThatThrownBy(() -> Template.fill("loki.yaml", Map.of("storage", "{}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("loki.yaml must have a value for 'objectStore'");
  }

  @Test
  void fileThatIsNotThereIsOurOwnMistake() {
    assertThatThrownBy(() -> Template.fill("missing.yaml", Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("missing.yaml");
  }
}
