package dev.messagerouting.localcloud.stepfunctions.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class JsonataTest {

    private static final String INPUT =
            """
            {"n":null,"a":[1,2,3],"s":"txt","d":1.0,"half":0.5,"big":9223372036854775808,"l":[null,1],"o":{"b":1,"a":2}}\
            """;

    private static Env env() {
        var variables = Variables.none();
        variables.assign(Map.of("v", Json.parse("{\"k\":5}")));
        return Env.of(Json.parse(INPUT), () -> Json.parse("{\"Id\":7}"), variables);
    }

    private static String evaluate(String expression) {
        return Json.write(Jsonata.compile("{% " + expression + " %}").evaluate(env(), "Output"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$states.input.n | null",
                "$states.input.l | [null,1]",
                "$states.input.a | [1,2,3]",
                "$states.input.d | 1",
                "$states.input.half + 1 | 1.5",
                "$states.input.big | 9.223372036854776E18",
                "$states.input.o | {\"b\":1,\"a\":2}",
                "$states.context.Id | 7",
                "$v.k + 1 | 6",
                "$states.input.a[$ > 1] | [2,3]",
                "{'x': $states.input.n, 'y': $states.input.missing} | {\"x\":null}",
                "$partition([1,2,3,4,5], 2) | [[1,2],[3,4],[5]]",
                "$partition([1,2,3]) | [[1,2,3]]",
                "$range(0, 10, 2) | [0,2,4,6,8,10]",
                "$range(10, 0, -5) | [10,5,0]",
                "$range(3, 3, 1) | 3",
                "$hash('Hello', 'MD5') | \"8b1a9953c4611296a827abf8c47804d7\"",
                "$random(42) | 0.7275636800328681",
                "$parse('{\"b\":1,\"a\":[1.0]}') | {\"b\":1,\"a\":[1]}",
                "$parse('{\"a\": 1}').a | 1",
                "$map(['1','2'], $parse) | [1,2]",
                "$length($uuid()) | 36",
            })
    void evaluates(String expression, String expected) {
        assertThat(evaluate(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$states.input.missing |  returned nothing (undefined).",
                "$range(1, 5) |  returned nothing (undefined).",
                "$abs('a') |  threw an error during evaluation. T0410: Argument 1 of function"
                        + " \"abs\" does not match function signature",
                "$sum(['a']) |  threw an error during evaluation. T0412: Argument 1 of function"
                        + " \"sum\" must be an array of \"numbers\"",
                "$eval('1') |  threw an error during evaluation. T1006: Attempted to invoke a"
                        + " non-function",
                "$partition([1], -1) |  threw an error during evaluation. D3137: Second argument"
                        + " must be zero or greater",
                "$parse('x') |  threw an error during evaluation. D3137: Invalid JSON",
                "$range(1, 360146, 1) |  threw an error during evaluation: Expression evaluation"
                        + " memory limit exceeded: Check for excessive memory usage",
                "$error('mine') |  threw an error during evaluation. D3137: mine",
                "function($x){$x} |  returned an unsupported result type.",
            })
    void failsInTheWordsOfAws(String expression, String problem) {
        assertThatExceptionOfType(AslError.class)
                .isThrownBy(() -> evaluate(expression))
                .withMessage(
                        "The JSONata expression '%s' specified for the field 'Output' %s"
                                .formatted(expression, problem))
                .returns("States.QueryEvaluationError", AslError::error)
                .returns("Output", AslError::location);
    }

    @Test
    void nestsAsDeepAsAws() {
        var recursion = "($f := function($x){ $x <= 0 ? 0 : 1 + $f($x-1) }; $f(%d))";
        assertThat(evaluate(recursion.formatted(31))).isEqualTo("31");
        assertThatExceptionOfType(AslError.class)
                .isThrownBy(() -> evaluate(recursion.formatted(32)))
                .withMessageEndingWith(
                        "Stack overflow error: Check for non-terminating recursive function."
                                + " Consider rewriting as tail-recursive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 +", "a[1,2)", "\"open", "{\"a\":}"})
    void refusesWhatDoesNotParse(String expression) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jsonata.compile("{%" + expression + "%}"));
    }
}
