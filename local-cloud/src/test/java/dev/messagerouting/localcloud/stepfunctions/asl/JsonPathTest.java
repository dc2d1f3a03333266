package dev.messagerouting.localcloud.stepfunctions.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {

    private static final String STORE =
            """
            {"store":{"book":[
              {"category":"reference","author":"Rees","title":"Sayings","price":8.95},
              {"category":"fiction","author":"Waugh","title":"Sword","price":12.99},
              {"category":"fiction","author":"Melville","title":"Moby","isbn":"0-553","price":8.99}],
             "bicycle":{"color":"red","price":19.95}},
             "limit":10,"odd name":1,"none":null}\
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$.limit | 10",
                "$['odd name'] | 1",
                "$[\"odd name\"] | 1",
                "$.none | null",
                "$.store.book[0].author | \"Rees\"",
                "$.store.book[-1].author | \"Melville\"",
                "$.store.book[*].author | [\"Rees\",\"Waugh\",\"Melville\"]",
                "$..author | [\"Rees\",\"Waugh\",\"Melville\"]",
                "$.store..price | [8.95,12.99,8.99,19.95]",
                "$.store.book[0,2].title | [\"Sayings\",\"Moby\"]",
                "$.store.book[:2].title | [\"Sayings\",\"Sword\"]",
                "$.store.book[1:].title | [\"Sword\",\"Moby\"]",
                "$.store.book[-2:].title | [\"Sword\",\"Moby\"]",
                "$.store.book[?(@.isbn)].title | [\"Moby\"]",
                "$.store.book[?(!@.isbn)].title | [\"Sayings\",\"Sword\"]",
                "$.store.book[?(@.price < 10)].title | [\"Sayings\",\"Moby\"]",
                "$.store.book[?(@.price < $.limit)].title | [\"Sayings\",\"Moby\"]",
                "$.store.book[?(@.category == 'fiction' && @.price > 10)].title | [\"Sword\"]",
                "$.store.book[?(@.author =~ /.*E.*/i)].title | [\"Sayings\",\"Moby\"]",
                "$.store.book[?(@.author in ['Rees','Waugh'])].price | [8.95,12.99]",
                "$.store.book[?(@.missing == 1)] | []",
                "$..missing | []",
                "$.store.bicycle.* | [\"red\",19.95]",
                "$.store.bicycle['color','price'] | [{\"color\":\"red\",\"price\":19.95}]",
                "$.store.book.length() | 3",
                "$.store.book[*].price.max() | 12.99",
                "$.store.bicycle.keys() | [\"color\",\"price\"]",
            })
    void reads(String path, String expected) throws PathMissing {
        assertThat(Json.write(JsonPath.compile(path).read(Json.parse(STORE)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$.nope | No results for path: $['nope']",
                "$.nope.deep | Missing property in path $['nope']",
                "$.store.book[9] | No results for path: $['store']['book'][9]",
            })
    void saysWhatIsMissing(String path, String problem) {
        assertThatExceptionOfType(PathMissing.class)
                .isThrownBy(() -> JsonPath.compile(path).read(Json.parse(STORE)))
                .withMessage(problem);
    }

    @Test
    void filtersByOneOrTheOther() throws PathMissing {
        var path = JsonPath.compile("$.store.book[?(@.price == 8.95 || @.price == 12.99)].author");
        assertThat(Json.write(path.read(Json.parse(STORE)))).isEqualTo("[\"Rees\",\"Waugh\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "$.", "$.a[", "$.a[b]", "$['a", "$.a b", "$[?(@.x == )]"})
    void refuses(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonPath.compile(path));
    }

    @ParameterizedTest
    @CsvSource({
        "$.a.b[0], true",
        "$['a'], true",
        "$.a[*], false",
        "$..a, false",
        "$.a[0:1], false",
        "$.a.length(), false"
    })
    void knowsReferencePaths(String path, boolean reference) {
        assertThat(JsonPath.compile(path).reference()).isEqualTo(reference);
    }
}
