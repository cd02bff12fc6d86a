package dev.servelab.report;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TableTest {
    @Test
    void text_numbers_standBelowEachOther() {
        Table table = new Table("policy", "hits\n%", "req/s");
        table.add("fifo", "61.0", "1,234");
        table.heading("a heading that is wider than all of it together");
        table.add("lock-aware:fifo", "100.0", "9");

        assertThat(table.text()).containsExactly(
                "                  hits",
                "policy               %  req/s",
                "-----------------------------",
                "fifo              61.0  1,234",
                "a heading that is wider than all of it together",
                "lock-aware:fifo  100.0      9");
    }

    @Test
    void text_titlesOfOneLine_takeOneLine() {
        Table table = new Table("a", "b");
        table.add("x", "1");

        assertThat(table.text()).containsExactly("a  b", "----", "x  1");
    }

    @Test
    void markdown_titles_areJoined() {
        Table table = new Table("policy", "hits\n%", "by-\npasses");
        table.heading("group");
        table.add("fifo", "61.0", "2");

        assertThat(table.markdown()).containsExactly("| policy | hits % | bypasses |",
                "| --- | ---: | ---: |", "| group | | |", "| fifo | 61.0 | 2 |");
    }

    @Test
    void add_wrongNumberOfCells_isRefused() {
        assertThatThrownBy(() -> new Table("a", "b").add("x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbers_showThreeDigitsThatMeanSomething() {
        assertThat(Numbers.rate(1_234_567.8)).isEqualTo("1,234,568");
        assertThat(Numbers.rate(99.96)).isEqualTo("100");
        assertThat(Numbers.rate(99.94)).isEqualTo("99.9");
        assertThat(Numbers.rate(9.996)).isEqualTo("10.0");
        assertThat(Numbers.rate(0.123)).isEqualTo("0.12");
        assertThat(Numbers.millis(OptionalLong.of(1_234))).isEqualTo("1.23");
        assertThat(Numbers.mib(67_108_864L)).isEqualTo("64");
    }

    @Test
    void numbers_unknown_isADash() {
        assertThat(Numbers.millis(OptionalLong.empty())).isEqualTo("-");
        assertThat(Numbers.millis(Double.NaN)).isEqualTo("-");
        assertThat(Numbers.percent(OptionalDouble.empty())).isEqualTo("-");
        assertThat(Numbers.count(OptionalLong.empty())).isEqualTo("-");
    }

    @Test
    void percent_almostAllAndAlmostNothing_areNotRoundedAway() {
        assertThat(Numbers.percent(OptionalDouble.of(1))).isEqualTo("100.0");
        assertThat(Numbers.percent(OptionalDouble.of(0.99999))).isEqualTo("99.9");
        assertThat(Numbers.percent(OptionalDouble.of(0.00001))).isEqualTo("0.1");
        assertThat(Numbers.percent(OptionalDouble.of(0))).isEqualTo("0.0");
        assertThat(Numbers.percent(OptionalDouble.of(0.6137))).isEqualTo("61.4");
    }
}
