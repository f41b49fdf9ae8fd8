package dev.strake.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.strake.metrics.KubeStateMetrics;
import dev.strake.metrics.Metric;
import dev.strake.metrics.PostgresExporter;
import dev.strake.metrics.promql.Expr;
import dev.strake.metrics.promql.PromQl;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MetricCheckTest {

  private static List<String> problems(Consumer<Shop.Draft> change) {
    return Shop.of(change).scope().problems().all().stream().map(Object::toString).toList();
  }

  private static List<String> problemsOf(Expr expr) {
    return problems(
        draft ->
            draft.props.alerts(Alert.warning("Odd", expr).summary("odd").runbook("look").build()));
  }

  @Test
  void theTypicalShopReadsOnlyWhatItExports() {
    assertThat(problems(Shop.Draft::typical)).isEmpty();
  }

  @Test
  void aMetricThatNobodyExportsIsAProblemAtItsLine() {
    assertThat(problemsOf(PromQl.select(PostgresExporter.UP).eq(0)))
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .startsWith(
            "[shop-production/monitoring] alert Odd must read metrics that somebody exports, got"
                + " pg_up; known names near it are [up, ")
        .contains("observe the part that exports it")
        .contains("(MetricCheckTest.java:");
  }

  @Test
  void aSlipOfThePenIsAnsweredWithTheRightName() {
    assertThat(problemsOf(PromQl.parse("rate(http_request_total[5m]) > 0")))
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .contains("got http_request_total; known names near it are [http_requests_total, ");
  }

  @Test
  void aMetricBehindAFlagNamesTheFlag() {
    assertThat(problemsOf(PromQl.select(KubeStateMetrics.POD_LABELS).eq(1)))
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .contains("exports it only with --metric-labels-allowlist");
  }

  @Test
  void aJobThatIsNotScrapedIsAProblem() {
    assertThat(problemsOf(PromQl.select(Shop.READY).is("job", "api").eq(0)))
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .contains("alert Odd must read a job that is scraped, got job=\"api\"; the jobs are [");
  }

  @Test
  void pushedSeriesBringTheirOwnJob() {
    assertThat(problemsOf(PromQl.select(Shop.BACKUP).is("job", "backup").lt(1))).isEmpty();
  }

  @Test
  void panelsAreCheckedToo() {
    var unknown = Metric.gauge("shop_carts");
    assertThat(
            problems(
                draft ->
                    draft.props.dashboard(
                        Dashboard.builder("carts", "Carts")
                            .panels(Panel.stat("Open", PromQl.select(unknown)))
                            .build())))
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .contains(
            "panel 'Open' of dashboard 'Carts' must read metrics that somebody exports, got"
                + " shop_carts");
  }

  @Test
  void aLabelThatAMetricLacksIsRefusedAtOnce() {
    assertThatThrownBy(() -> PromQl.select(Shop.REQUESTS).is("code", "500"))
        .hasMessageContaining("label must be one of")
        .hasMessageContaining("got 'code'");
  }

  @Test
  void aJobThatIsObservedTwiceIsAProblem() {
    assertThat(problems(draft -> draft.props.observe(draft.shop.api)))
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .contains("scrape job 'shop-api' must be observed once, got it twice");
  }
}
