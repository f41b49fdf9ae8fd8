package dev.strake.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.strake.Shop;
import dev.strake.manifest.Manifest;
import dev.strake.manifest.ManifestYaml;
import dev.strake.platform.EnvironmentSettings;
import dev.strake.testing.Synthesis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Values that a YAML 1.1 parser takes for something else come through as they were written. */
class ScalarsTest {
  private static final List<String> VALUES =
      List.of(
          "yes",
          "no",
          "on",
          "off",
          "y",
          "n",
          "Y",
          "TRUE",
          "null",
          "~",
          "0777",
          "0o17",
          "1e3",
          "1.0",
          "12:30",
          "190:20:30",
          "0x1F",
          "1_000",
          ".5",
          ".inf",
          "2026-01-01",
          "=",
          "<<",
          "",
          " ",
          "- a",
          "a: b",
          "#x",
          "@x",
          "!x",
          "&x",
          "*x",
          "%x",
          "line\nline\n",
          "trailing ",
          "ünïcode ✓");

  @Test
  void oddValuesSurviveAYaml11Parser() {
    var settings = EnvironmentSettings.builder().annotation("shop.example/note", "yes");
    settings.label("zone", "on").label("version-of-us", "1e3");
    var set =
        Synthesis.of(
            scope -> {
              var shop = new Shop(scope, settings.build());
              var props = BackendProps.builder(Shop.API);
              for (var i = 0; i < VALUES.size(); i++) {
                props.environment("V" + i, VALUES.get(i));
                props.file("/etc/odd/f" + i, VALUES.get(i));
              }
              new Backend(shop, "odd", props.build());
              return shop;
            });

    var text =
        ManifestYaml.write(
            set.stream().filter(m -> m.name().startsWith("shop-odd")).map(Manifest::body).toList());

    assertThat(variables(text)).isEqualTo(VALUES);
    assertThat(files(text)).isEqualTo(VALUES);
    assertThat(text).contains("note: \"yes\"", "zone: \"on\"", "version-of-us: \"1e3\"");
  }

  private static List<Object> variables(String text) {
    var values = new ArrayList<Object>();
    var spec = map(map(map(only(text, "Deployment").get("spec")).get("template")).get("spec"));
    var container = map(((List<?>) spec.get("containers")).get(0));
    ((List<?>) container.get("env")).forEach(variable -> values.add(map(variable).get("value")));
    return values;
  }

  private static List<Object> files(String text) {
    var data = map(only(text, "ConfigMap").get("data"));
    var values = new ArrayList<Object>();
    for (var i = 0; i < VALUES.size(); i++) {
      values.add(data.get("f" + i));
    }
    return values;
  }

  private static Map<?, ?> only(String text, String kind) {
    for (var document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
      if (map(document).get("kind").equals(kind)) {
        return map(document);
      }
    }
    throw new AssertionError("no " + kind);
  }

  private static Map<?, ?> map(Object node) {
    return (Map<?, ?>) node;
  }
}
