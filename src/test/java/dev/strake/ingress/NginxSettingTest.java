package dev.strake.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NginxSettingTest {

  @Test
  void anAnnotationIsFoundByItsNameWithOrWithoutPrefix() {
    var wanted = NginxSetting.of(NginxAnnotation.PROXY_BODY_SIZE, "8m");
    assertThat(NginxSetting.of("proxy-body-size", "8m")).isEqualTo(wanted);
    assertThat(NginxSetting.of("nginx.ingress.kubernetes.io/proxy-body-size", "8m"))
        .isEqualTo(wanted);
  }

  // Names that people write and no controller reads, with the real one that does it.
  @ParameterizedTest
  @CsvSource({
    "rate-limit,limit-rps",
    "client-max-body-size,proxy-body-size",
    "proxy-body-sizes,proxy-body-size",
    "cors-allow-origins,cors-allow-origin",
    "enable-websocket,webSocket",
    "websocket-services,webSocket",
    "hsts-max-age,ConfigMap",
    "server-tokens,ConfigMap",
    "force-https,force-ssl-redirect",
    "proxy-reed-timeout,proxy-read-timeout"
  })
  void anUnknownAnnotationIsRejectedWithTheOneThatWasMeant(String wrong, String advice) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NginxSetting.of(wrong, "1"))
        .withMessageContaining("got '%s'", wrong)
        .withMessageContaining(advice);
  }

  @ParameterizedTest
  @ValueSource(strings = {"configuration-snippet", "server-snippet", "auth-snippet"})
  void snippetsAreRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NginxSetting.of(name, "return 200;"))
        .withMessageContaining("must not be a snippet, got '%s'", name);
  }

  // The controller falls back to its default for each of these, without a word.
  @ParameterizedTest
  @CsvSource({
    "proxy-read-timeout,60s",
    "proxy-body-size,8Mi",
    "proxy-body-size,10MB",
    "proxy-buffering,true",
    "enable-cors,yes",
    "cors-allow-origin,shop.example",
    "permanent-redirect,https://a.example$request_uri"
  })
  void aValueOfAnotherFormIsRejected(String name, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NginxSetting.of(name, value))
        .withMessageContaining("got '%s'", value);
  }

  @Test
  void theNamesThatAreOftenWrittenWrongAreNotInTheList() {
    var real = Arrays.stream(NginxAnnotation.values()).map(NginxAnnotation::id).toList();
    assertThat(real)
        .hasSizeGreaterThan(120)
        .doesNotContain("rate-limit", "websocket", "timeout", "gzip", "force-https", "add-headers")
        .contains("limit-rps", "http2-push-preload", "x-forwarded-prefix")
        .noneMatch(name -> name.contains("snippet"));
    assertThat(real).allMatch(Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*").asMatchPredicate());
  }
}
