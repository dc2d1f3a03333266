package dev.messagerouting.localcloud.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;

/** The examples are those of AWS's page on filter patterns. */
class FilterPatternTest {

    private static final String JSON =
            """
            {"eventType": "UpdateTrail", "sourceIPAddress": "111.111.111.111", "arrayKey": ["value", "another"],
             "objectList": [{"name": "a", "id": 1}, {"name": "b", "id": 2}], "SomeObject": null, "ThisFlag": true,
             "count": 12.5, "nested": {"key with blank": "x"}}
            """;

    private static boolean matches(String pattern, String message) {
        return FilterPattern.of(pattern).matches(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '#',
            textBlock =
                    """
                    ERROR                          => true
                    error                          => false
                    ERROR ARGUMENTS                => true
                    ERROR MISSING                  => false
                    ?MISSING ?ARGUMENTS            => true
                    ?MISSING ?ABSENT               => false
                    ERROR -ARGUMENTS               => false
                    ERROR -MISSING                 => true
                    "INVALID ARGUMENTS"            => true
                    "ARGUMENTS INVALID"            => false
                    %ERROR 4[0-9]+%                => true
                    %ERROR 5[0-9]+%                => false
                    """)
    void terms(String pattern, boolean expected) {
        assertThat(matches(pattern, "[ERROR 419] INVALID ARGUMENTS")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '#',
            textBlock =
                    """
                    { $.eventType = "UpdateTrail" }                              => true
                    { $.eventType = UpdateTrail }                                => true
                    { $.eventType = "Update*" }                                  => true
                    { $.eventType != "UpdateTrail" }                             => false
                    { $.sourceIPAddress != 123.123.* }                           => true
                    { $.sourceIPAddress = 111.111.* }                            => true
                    { $.eventType = %Trail$% }                                   => true
                    { $.arrayKey[0] = "value" }                                  => true
                    { $.arrayKey[1] = "value" }                                  => false
                    { $.arrayKey[*] = "another" }                                => true
                    { $.objectList[1].id = 2 }                                   => true
                    { $.objectList[1].id > 2 }                                   => false
                    { $.count >= 12.5 && $.count < 1.3e1 }                       => true
                    { $.count = "x" || $.ThisFlag IS TRUE }                      => true
                    { $.SomeObject IS NULL }                                     => true
                    { $.SomeOther IS NULL }                                      => false
                    { $.SomeOther NOT EXISTS }                                   => true
                    { $.eventType NOT EXISTS }                                   => false
                    { ($.eventType = "x" || $.ThisFlag IS TRUE) && $.count > 1 } => true
                    { $.eventType = "x" || $.ThisFlag IS TRUE && $.count > 100 } => false
                    { $.nested['key with blank'] = x }                           => true
                    """)
    void jsonSelectors(String pattern, boolean expected) {
        assertThat(matches(pattern, JSON)).isEqualTo(expected);
        assertThat(matches(pattern, "not json")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '#',
            textBlock =
                    """
                    [ip, user, username, timestamp, request, status_code = 4*, bytes > 1000] => true
                    [ip, user, username, timestamp, request, status_code = 5*, bytes]        => false
                    [..., status_code = 404, bytes]                                          => true
                    [ip = %127\\.0%, ...]                                                    => true
                    [ip, user]                                                               => false
                    [ip, ..., request = *html*, status_code != 5*, bytes]                    => true
                    """)
    void columns(String pattern, boolean expected) {
        assertThat(
                        matches(
                                pattern,
                                "127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] \"GET"
                                        + " /index.html HTTP/1.0\" 404 1534"))
                .isEqualTo(expected);
    }

    @Test
    void theEmptyPatternMatchesEverything() {
        assertThat(matches("", "x")).isTrue();
        assertThat(FilterPattern.of(null).matches("x")).isTrue();
    }

    @Test
    void escapesDoNotHideAMatch() {
        assertThat(matches("{ $.a = \"xy\" }", "{\"a\":\"x\\u0079\"}")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ $.a = }",
                "{ $.a",
                "{ a = 1 }",
                "{ $.a = 1 ) }",
                "a-b&",
                "\"open",
                "[a, ..., ...]",
                "{ $.a > \"x\" }",
                "%(a)%"
            })
    void whatIsNotAPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> FilterPattern.of(pattern))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Invalid");
    }
}
