package dev.strake.workload;

import static dev.strake.testing.ManifestAssertions.assertThatManifests;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.strake.Shop;
import dev.strake.backend.Cron;
import dev.strake.backend.CronProps;
import dev.strake.platform.EnvironmentSettings;
import dev.strake.testing.Synthesis;
import dev.strake.value.Cpu;
import dev.strake.value.Memory;
import dev.strake.value.Port;
import dev.strake.value.Resources;
import dev.strake.value.Schedule;
import dev.strake.value.Storage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkloadChecksTest {
  private static final Resources SMALL =
      Resources.requests(Cpu.millis(10), Memory.mebibytes(16))
          .limits(Cpu.millis(20), Memory.mebibytes(32));

  private static ContainerSpec.Builder container() {
    return ContainerSpec.builder("api", Shop.API, SMALL);
  }

  @Test
  void aPortNameOrNumberThatIsThereTwiceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> container().ports(Port.http(80), Port.http(81)).build())
        .withMessageContaining("port 'http' of container 'api' must be there once");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> container().ports(Port.http(80), Port.of("web", 80)).build())
        .withMessageContaining("port '80' of container 'api' must be there once");
  }

  @Test
  void aPathThatIsMountedTwiceIsRefused() {
    var one = Volume.emptyDir("one", Storage.mebibytes(1));
    var two = Volume.emptyDir("two", Storage.mebibytes(1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> container().mounts(one.at("/data"), two.at("/data")).build())
        .withMessageContaining("mount path '/data' of container 'api' must be there once");
  }

  @Test
  void twoVolumesOfOneNameAreRefused() {
    var volume = Volume.emptyDir("one", Storage.mebibytes(1));
    var pod = PodProps.builder(container().build(), PodUser.of(1000)).volumes(volume, volume);

    assertThatIllegalArgumentException()
        .isThrownBy(pod::build)
        .withMessage("volumes of a pod must have names of their own, got [one, one]");
  }

  @Test
  void aMountWithoutItsVolumeIsRefused() {
    var volume = Volume.emptyDir("one", Storage.mebibytes(1));
    var pod = PodProps.builder(container().mounts(volume.at("/data")).build(), PodUser.of(1000));

    assertThatIllegalArgumentException()
        .isThrownBy(pod::build)
        .withMessageContaining("container 'api' must mount a volume of its pod, got 'one'");
  }

  @Test
  void aGraceThatEndsBeforeTheWaitIsRefused() {
    var slow = container().preStop(Duration.ofSeconds(30)).build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PodProps.builder(slow, PodUser.of(1000)).build())
        .withMessageContaining("grace of container 'api' must be longer");
  }

  @Test
  void rootIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PodUser.of(0))
        .withMessage("user must be 1 or more, got 0; restricted pods never run as root");
  }

  @Test
  void aScheduledJobWhoseNameIsTooLongIsRefused() {
    var id = "nightly-" + "x".repeat(50);
    var props = CronProps.builder(Shop.API, Schedule.cron("0 1 * * *")).build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Synthesis.ofChart("shop", chart -> new Cron(chart, id, props)))
        .withMessageContaining("must have at most 52 characters")
        .withMessageContaining(id);
  }

  @Test
  void aScheduledJobNeverRunsTwiceAtATimeAndEnds() {
    var props =
        CronProps.builder(Shop.API, Schedule.cron("0 1 * * *").in("Africa/Nairobi")).build();

    assertThatManifests(Synthesis.ofChart("shop", chart -> new Cron(chart, "nightly", props)))
        .has("CronJob", "shop-nightly")
        .at("/spec/schedule")
        .is("0 1 * * *")
        .at("/spec/timeZone")
        .is("Africa/Nairobi")
        .at("/spec/concurrencyPolicy")
        .is("Forbid")
        .at("/spec/jobTemplate/spec/activeDeadlineSeconds")
        .is(3600)
        .at("/spec/jobTemplate/spec/template/spec/restartPolicy")
        .is("Never");
  }

  @Test
  void aDefaultForContainersBindsNoCpuWhereNoneIsBound() {
    var settings = EnvironmentSettings.builder().noCpuLimits().build();
    var total = Resources.requests(Cpu.cores(9), Memory.gibibytes(9));
    var set =
        Synthesis.of(
            scope -> {
              var shop = new Shop(scope, settings);
              new NamespaceQuota(
                  shop, "quota", total.limits(Cpu.cores(9), Memory.gibibytes(9)), SMALL);
              return shop;
            });

    assertThatManifests(set)
        .has("LimitRange", "shop-quota")
        .at("/spec/limits/0/default/cpu")
        .isAbsent()
        .at("/spec/limits/0/default/memory")
        .is("32Mi")
        .at("/spec/limits/0/defaultRequest/cpu")
        .is("10m");
  }

  @Test
  void theWaitBeforeScalingDownHasTheBoundsOfTheApi() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaling.between(1, 2).cpu(70).scaleDownAfter(Duration.ofHours(2)))
        .withMessage("time before scaling down must be between 0 s and 3600 s, got 7200 s");
    assertThat(Scaling.between(1, 2).cpu(70).scaleDownAfter(Duration.ofHours(1)).max())
        .isEqualTo(2);
  }
}
