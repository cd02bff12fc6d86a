package dev.servelab.lesson.eviction;

import dev.servelab.lesson.Texts;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScenarioTest {
    @ParameterizedTest
    @EnumSource
    void claims_ofEveryScenario_hold(Scenario scenario) throws Exception {
        Demo demo = Demo.of(scenario);

        assertThat(demo.claims()).isNotEmpty();
        for (Locale language : Texts.LANGUAGES) {
            Texts texts = Texts.of(language, Demo.TEXTS);
            assertThat(demo.claims()).allSatisfy(claim -> assertThat(claim.holds())
                    .as(claim.in(texts)).isTrue());
            for (String part : List.of("line", "title", "question", "answer")) {
                assertThat(texts.text(scenario.id() + "." + part)).isNotEmpty();
            }
            assertThat(String.join("\n", PlainText.of(demo, texts)))
                    .contains(demo.claims().getFirst().in(texts).split(" ", 2)[0])
                    .doesNotContain("{", "}");
        }
    }

    /** Each claim is seen to fail: on the same requests in caches that do not show it. */
    @ParameterizedTest
    @EnumSource
    void claims_onOtherCaches_fail(Scenario scenario) throws Exception {
        List<LaneSpec> others = scenario.lanes().stream().map(lane -> switch (scenario) {
            case BELADY -> LaneSpec.parse("lru", lane.capacityBytes());
            case CLIFF, SCAN -> LaneSpec.parse(lane.policy(), lane.capacityBytes() * 2);
            case SLOW_READER, COURSEWORK -> LaneSpec.parse("none", lane.capacityBytes());
            case FLAG_BUG -> LaneSpec.parse("lock-aware", lane.capacityBytes());
        }).toList();

        List<Claim> claims = scenario.claims(Demo.play(scenario.script(), others));

        assertThat(claims).as("%s", scenario).anyMatch(claim -> !claim.holds());
    }

    /** Five faults in the second lane, none in the first: what the textbook says of 3 and 4. */
    @Test
    void belady_step7_largerCacheHasLostA() throws Exception {
        Demo demo = Demo.of(Scenario.BELADY);

        assertThat(demo.lanes().get(0).steps().get(7).list()).containsExactly("A", "B", "E");
        assertThat(demo.lanes().get(1).steps().get(7).list()).containsExactly("B", "C", "D", "E");
    }
}
