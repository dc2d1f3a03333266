package dev.messagerouting.localcloud.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

class MappingTemplateTest {

    private final MappingTemplate templates = new MappingTemplate();

    private String render(String template, String body) {
        return templates.render(
                template,
                new TemplateInput(
                        body,
                        Map.of(
                                "path", Map.of("id", "7"),
                                "querystring", Map.of("q", "a b"),
                                "header", Map.of("Accept", "x/y"))),
                new LinkedHashMap<>(Map.of("stage", "v1", "requestId", "r-1")),
                Map.of("stream", "Orders"));
    }

    @Test
    void oneRecordPerMessageOfAnArray() {
        var template =
                """
                #set($messages = $input.path('$'))
                {"StreamName": "S", "Records": [#foreach($message in $messages){"Data": \
                "$util.base64Encode($input.json("$[$foreach.index]"))", "PartitionKey": \
                "$message.id"}#if($foreach.hasNext),#end#end]}\
                """;
        var body =
                "[{\"id\":1,\"timestamp\":1700000000000},{\"id\":2,\"text\":\"it's \\\"é\\\"\"}]";

        assertThat(render(template, body))
                .isEqualTo(
                        "{\"StreamName\": \"S\", \"Records\": [{\"Data\": \"%s\", \"PartitionKey\": \"1\"},"
                                        .formatted(base64("{\"id\":1,\"timestamp\":1700000000000}"))
                                + "{\"Data\": \"%s\", \"PartitionKey\": \"2\"}]}"
                                        .formatted(
                                                base64("{\"id\":2,\"text\":\"it's \\\"é\\\"\"}")));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "$input.path('$.a')|{b=[1,2], c=x}",
                "$input.path('$.a.b')|[1,2]",
                "$input.json('$.a')|{\"b\":[1,2],\"c\":\"x\"}",
                "$input.json('$.a.c')|\"x\"",
                "$input.json('$.missing')|\"\"",
                "[$input.path('$.missing')]|[]",
                "$input.path('$.a.b[-1]')|2",
                "$input.json('$.a.b[*]')|[1,2]",
                "$input.json('$..c')|[\"x\"]",
                "$input.json(\"$['a']['c']\")|\"x\"",
                "$input.params('id') $input.params('q') [$input.params('none')]|7 a b []",
                "$input.params().header.Accept|x/y",
                "$stageVariables.stream $context.stage|Orders v1",
                "$util.escapeJavaScript($input.path('$.t'))|it\\'s \\\"\\u00E9\\\"",
                "$util.parseJson('{\"k\": [1, {\"z\": true}]}').k[1].z|true",
                "$util.urlEncode('a b&c')$util.urlDecode('%20x')|a+b%26c x",
                "$util.base64Decode('aGk=')|hi",
                "#foreach($e in $input.path('$.a.b'))$e#if($foreach.hasNext),#end#end|1,2",
                "#if(\"$!input.path('$.none')\" == \"\")empty#end|empty",
            })
    void printsAsAwsPrints(String template, String expected) {
        var body = "{\"a\": {\"b\": [1, 2], \"c\": \"x\"}, \"t\": \"it's \\\"é\\\"\"}";
        assertThat(render(template, body)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void numbersKeepTheirValue() {
        var body = "[1700000000000, 12345678901234567890, 0.1, 1.00000000000000000001, 3]";
        assertThat(render("$input.json('$')", body))
                .isEqualTo("[1700000000000,12345678901234567890,0.1,1.00000000000000000001,3]");
    }

    @Test
    void anEmptyPayloadIsAnEmptyObject() {
        assertThat(render("$input.json('$') $input.body", "")).isEqualTo("{} {}");
    }

    @Test
    void whatIsNotJsonIsToldApart() {
        assertThatThrownBy(() -> render("$input.json('$')", "no json"))
                .isInstanceOf(JsonText.NotJson.class);
        assertThat(render("$input.body", "no json")).isEqualTo("no json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#foreach($x in", "$input.json('$[?(@.a)]')", "#parse('pom.xml')"})
    void malformedTemplatesFail(String template) {
        assertThatThrownBy(() -> render(template, "{}")).isInstanceOf(MappingTemplate.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$input.class.forName('java.lang.Runtime').getRuntime().exec('true')",
                "$input.getClass().getClassLoader()",
                "#set($c = $util.class)$c.getClassLoader().loadClass('java.lang.System')",
                "$input.class.protectionDomain",
            })
    void classesAreOutOfReach(String template) {
        assertThat(render(template, "{}")).startsWith("$");
    }

    @Test
    void anOverrideIsVisibleToTheCaller() {
        var context = new LinkedHashMap<String, Object>();
        context.put("responseOverride", new LinkedHashMap<>());
        templates.render(
                "#set($context.responseOverride.status = 418)",
                new TemplateInput("", Map.of()),
                context,
                Map.of());
        assertThat(context).containsEntry("responseOverride", Map.of("status", 418));
    }

    @Test
    void loopsEndAtTheQuota() {
        var body = "[" + "1,".repeat(1500) + "1]";
        assertThat(render("#foreach($i in $input.path('$'))x#end", body)).hasSize(1000);
    }
}
