package dev.strake.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strake.metrics.promql.PromQl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DashboardLayoutProperties {

  @Property(tries = 200)
  void panelsNeitherOverlapNorLeaveTheGrid(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 24) Integer> widths,
      @ForAll @IntRange(min = 1, max = 12) int height)
      throws JsonProcessingException {
    var page = Dashboard.builder("page", "Page");
    for (var i = 0; i < widths.size(); i++) {
      var panel = Panel.stat("Panel " + i, PromQl.parse("up"));
      page.panels(panel.size(widths.get(i), height + i % 3));
    }
    var places = new ArrayList<JsonNode>();
    new ObjectMapper()
        .readTree(DashboardJson.write(page.build()))
        .path("panels")
        .forEach(panel -> places.add(panel.path("gridPos")));
    assertThat(places).hasSameSizeAs(widths);
    var taken = new HashSet<String>();
    for (var place : places) {
      assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
      for (var x = 0; x < place.path("w").asInt(); x++) {
        for (var y = 0; y < place.path("h").asInt(); y++) {
          var cell = (place.path("x").asInt() + x) + "," + (place.path("y").asInt() + y);
          assertThat(taken.add(cell)).as("cell %s", cell).isTrue();
        }
      }
    }
  }
}
