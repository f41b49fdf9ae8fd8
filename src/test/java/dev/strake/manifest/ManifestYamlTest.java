package dev.strake.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ManifestYamlTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theLayoutIsWhatAReviewerExpects() throws IOException {
    var object =
        json(
            """
            {"spec": {"template": {"spec": {"containers": [{"args": ["--web.listen=:80", "-c"],
              "env": [{"value": "yes", "name": "A"}], "image": "r.example/app:1.2.3", "command": ["sh"],
              "name": "app", "ports": []}], "volumes": {}}}, "replicas": 3, "paused": false},
             "metadata": {"annotations": {"b": "1", "a": "two"}, "labels": {"x": "y"}, "namespace": "shop",
              "name": "app"}, "kind": "Deployment", "apiVersion": "apps/v1"}
            """);
    assertThat(ManifestYaml.write(List.of(object)))
        .isEqualTo(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: app
              namespace: shop
              labels:
                x: "y"
              annotations:
                a: two
                b: "1"
            spec:
              paused: false
              replicas: 3
              template:
                spec:
                  containers:
                  - name: app
                    image: r.example/app:1.2.3
                    command:
                    - sh
                    args:
                    - --web.listen=:80
                    - -c
                    env:
                    - name: A
                      value: "yes"
                    ports: []
                  volumes: {}
            """);
  }

  @Test
  void documentsAreSeparatedAndMultiLineTextsAreLiteralBlocks() throws IOException {
    var first =
        json("{\"kind\":\"A\",\"data\":{\"run.sh\":\"#!/bin/sh\\necho \\\"hi: $1\\\" # yes\\n\"}}");
    var second = json("{\"kind\":\"B\",\"data\":{\"note\":\"one\\ntwo\"}}");
    assertThat(ManifestYaml.write(List.of(first, second)))
        .isEqualTo(
            """
            kind: A
            data:
              run.sh: |
                #!/bin/sh
                echo "hi: $1" # yes
            ---
            kind: B
            data:
              note: |-
                one
                two
            """);
  }

  @Test
  void longStringsAndKeysStayOnOneLine() {
    var words = "word ".repeat(100).strip();
    var key = "k".repeat(253) + "/" + "n".repeat(63);
    var text = ManifestYaml.write(List.of(single(key, words)));
    assertThat(text).isEqualTo(key + ": " + words + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "Yes",
        "no",
        "NO",
        "on",
        "off",
        "y",
        "n",
        "Y",
        "~",
        "null",
        "Null",
        "true",
        "False",
        "0777",
        "0o7",
        "1e3",
        "1_000",
        "1,000",
        "12:30",
        "190:20:30",
        "0x1F",
        "0b101",
        "1.5",
        ".5",
        "5.",
        "-1",
        "+1",
        ".inf",
        "-.INF",
        ".nan",
        "2026-11-21",
        "2026-11-21T10:00:00Z",
        "2026-11-21 10:00:00",
        "=",
        "<<",
        "",
        " ",
        " a",
        "a ",
        "a: b",
        "a #b",
        "a:",
        "- a",
        "-",
        "?",
        "? a",
        ": a",
        ",a",
        "[a]",
        "{a}",
        "#a",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "'a'",
        "\"a\"",
        "%a",
        "@a",
        "`a`",
        "---",
        "--- a",
        "...",
        "*/5 * * * *",
        "a\tb",
        "\ta",
        "a\t#b",
        "a:\tb",
        "\t",
        "\n",
        "\n\n",
        "a\n",
        "a\n\n",
        "\na",
        " a\nb",
        "  a\n b\n",
        "a \nb",
        "a\n ",
        "a\r\nb",
        "a\rb",
        "a\u0085b",
        "a\u2028b\nc",
        "a\u2029b",
        "\u0000",
        "\u001b[0m",
        "\u007f",
        "\ufeffa",
        "\u200bx",
        "ümläut",
        "\ud83d\ude00",
        "\ud83d\ude00\n\ud83d\ude00",
        "a\\b",
        "a'b",
        "a\"b",
        "1.2.3",
        "10.0.0.1",
        "10.0.0.0/8",
        "250m",
        "1Gi",
        "1e",
        "0x",
        "15d",
        "+1 555",
        "08",
        "09:00",
        "!!int 3"
      })
  void everyStringStaysThatString(String nasty) {
    var text =
        ManifestYaml.write(
            List.of(single("value", nasty), single(nasty.isEmpty() ? "k" : nasty, "x")));
    var value = ManifestYaml.read(text);
    assertThat(value.get(0).get("value").textValue()).isEqualTo(nasty);
    assertThat(value.get(1).fieldNames().next()).isEqualTo(nasty.isEmpty() ? "k" : nasty);
    var documents = List.copyOf(old(text));
    assertThat(documents.get(0)).isEqualTo(Map.of("value", nasty));
    assertThat(documents.get(1)).isEqualTo(Map.of(nasty.isEmpty() ? "k" : nasty, "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"app", "--flag=x", "http://a.example:80/b?c=d#e", "a,b", "r/app:1.2.3", "1Gi"})
  void harmlessStringsHaveNoQuotes(String harmless) {
    assertThat(ManifestYaml.write(List.of(single("v", harmless))))
        .isEqualTo("v: " + harmless + "\n");
  }

  @Test
  void numbersKeepTheirMeaning() throws IOException {
    var object =
        json(
            "{\"a\": 1.0, \"b\": 0.5, \"c\": 9007199254740993, \"d\": 1e300, \"e\": 1e-7, \"f\": -0.0,"
                + " \"g\": -1.5e-30, \"h\": 123456789012345678901234567890}");
    var text = ManifestYaml.write(List.of(object));
    assertThat(text)
        .isEqualTo(
            """
            a: 1
            b: 0.5
            c: 9007199254740993
            d: 1.0e+300
            e: 0.0000001
            f: 0
            g: -1.5e-30
            h: 123456789012345678901234567890
            """);
    assertThat(((Map<?, ?>) old(text).get(0)).get("d")).isEqualTo(1e300);
    assertThat(((Map<?, ?>) old(text).get(0)).get("g")).isEqualTo(-1.5e-30);
  }

  @Test
  void infinityIsRejected() {
    var object = JsonNodeFactory.instance.objectNode().put("a", Double.POSITIVE_INFINITY);
    assertThatThrownBy(() -> ManifestYaml.write(List.of(object)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("number must be finite");
  }

  @Test
  void halfACharacterIsRejected() {
    assertThatThrownBy(() -> ManifestYaml.write(List.of(single("a", "x\ud83d"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("position 1");
  }

  @Test
  void aKeyThatOccursTwiceIsRejectedWithItsLine() {
    assertThatThrownBy(() -> ManifestYaml.read("a: 1\n---\nb:\n  c: 1\n  d: 2\n  c: 3\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("line 6: key 'c' must occur once in its map");
  }

  @Test
  void brokenYamlIsRejectedWithItsLineAndFile(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("x.yaml"), "a: 1\nb: [\n");
    assertThatThrownBy(() -> ManifestYaml.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?s).*x\\.yaml: line [23]: .*");
  }

  @Test
  void aDocumentThatIsNoMapIsRejected() {
    assertThatThrownBy(() -> ManifestYaml.read("a: 1\n---\n- b\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("line 3: document must be a map, got array");
  }

  @Test
  void emptyDocumentsAndCommentsAreLeftOut() {
    assertThat(ManifestYaml.read("# nothing\n---\n---\na: 1\n---\n# end\n")).hasSize(1);
    assertThat(ManifestYaml.read("")).isEmpty();
  }

  @Test
  void anchorsOfMapsAndListsAreResolved() {
    var read = ManifestYaml.read("a: &x\n  k: &y [1, 2]\nb: *x\nc: *y\n").get(0);
    assertThat(read.get("b")).isEqualTo(read.get("a"));
    assertThat(read.get("c")).isEqualTo(read.at("/a/k"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: &x {}\n---\nb: *x\n", "a: &x 1\n\nb: *x\n"})
  void anAliasThatCannotBeResolvedIsRejected(String text) {
    assertThatThrownBy(() -> ManifestYaml.read(text))
        .hasMessage("line 3: alias '*x' must name a map or a list above it");
  }

  @Test
  void aMergeKeyIsRejected() {
    assertThatThrownBy(() -> ManifestYaml.read("a: &x {b: 1}\nc:\n  <<: *x\n"))
        .hasMessage("line 3: merge key '<<' is not supported; write the merged keys out");
  }

  @Test
  void aliasesThatExplodeAreRejected() {
    var text = new StringBuilder("a0: &a0 [1, 1]\n");
    for (var i = 1; i < 40; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThatThrownBy(() -> ManifestYaml.read(text.toString()))
        .hasMessageContaining("aliases must expand to at most 100000");
  }

  @Test
  void whatKubectlReadsAsANumberIsANumber() {
    var read = ManifestYaml.read("mode: 0644\nport: 80\nshare: 0.5\n").get(0);
    assertThat(read.get("mode").asInt()).isEqualTo(420);
    assertThat(read.get("port").isInt()).isTrue();
    assertThat(read.get("share").doubleValue()).isEqualTo(0.5);
  }

  static List<Object> old(String text) {
    var documents = new java.util.ArrayList<Object>();
    new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text).forEach(documents::add);
    return documents;
  }

  private static ObjectNode single(String key, String value) {
    return JsonNodeFactory.instance.objectNode().put(key, value);
  }

  private static ObjectNode json(String text) throws IOException {
    return (ObjectNode) JSON.readTree(text);
  }
}
