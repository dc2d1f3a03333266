package dev.messagerouting.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.cloudformation.model.StackStatus;

class FunctionsTest {

    private final TestCloud test = new TestCloud();

    @BeforeEach
    void open() {
        test.groups.there.clear();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "!Ref Text | hello",
                "!Sub '${Text}-${!Literal}-${AWS::Region}' | hello-${Literal}-us-east-1",
                "!Sub ['${A}${Text}', {A: !Ref Number}] | 5hello",
                "!Sub '${Group}' | named",
                "!Sub '${Group.Arn}' | arn:test:named",
                "!GetAtt Group.Arn | arn:test:named",
                "{Fn::GetAtt: Group.Arn} | arn:test:named",
                "{Fn::GetAtt: [Group, Arn]} | arn:test:named",
                "!Join ['-', [a, !Ref Number, !Ref 'AWS::AccountId']] | a-5-000000000000",
                "!Join [',', !Ref List] | x,y,z",
                "!Select [1, !Ref List] | y",
                "!Select ['0', !Split ['/', 'a/b']] | a",
                "!Join ['+', !Split ['.', 'a..b']] | a++b",
                "!If [Same, one, two] | one",
                "!If [Other, one, two] | two",
                "!FindInMap [Sizes, !Ref 'AWS::Region', Small] | 1",
                "!Base64 hi | aGk=",
                "!Join [' ', !Cidr ['10.0.0.0/24', 2, 4]] | 10.0.0.0/28 10.0.0.16/28",
                "!Select [1, !GetAZs ''] | us-east-1b",
                "!Select [0, !GetAZs eu-west-1] | eu-west-1a",
                "{Fn::Length: !Ref List} | 3",
                "{Fn::ToJsonString: {a: [1, !Ref Text]}} | {\"a\":[1,\"hello\"]}",
                "!FindInMap [Sizes, none, Small, {DefaultValue: d}] | d",
                "!Sub 'https://api.${Text}' | http://127.0.0.1/hello",
                "!Ref 'AWS::Partition' | aws",
                "!Ref 'AWS::URLSuffix' | amazonaws.com",
                "!Ref 'AWS::StackName' | one",
                "2012-10-17 | 2012-10-17",
                "012345678901 | 012345678901",
            })
    void aValueIsWorkedOut(String value, String expected) {
        var template =
                """
                Transform: AWS::LanguageExtensions
                Parameters:
                  Text: {Type: String, Default: hello}
                  Number: {Type: Number, Default: 5}
                  List: {Type: CommaDelimitedList, Default: "x, y,z"}
                Mappings: {Sizes: {us-east-1: {Small: 1}}}
                Conditions:
                  Same: !And [!Equals [!Ref Text, hello], !Not [!Condition Other]]
                  Other: !Or [!Equals [a, b], !Equals [!Ref Number, 6]]
                Resources:
                  Group: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: named}}
                  Left:
                    Type: AWS::Logs::LogGroup
                    Condition: Other
                Outputs:
                  Out: {Value: VALUE}
                  Not: {Value: !Ref Left, Condition: Other}
                """
                        .replace("VALUE", value);
        test.cloud.createStack(
                c ->
                        c.stackName("one")
                                .templateBody(template)
                                .capabilitiesWithStrings("CAPABILITY_AUTO_EXPAND"));
        var stack = test.settled("one");
        assertThat(stack.stackStatus())
                .as(String.valueOf(stack.stackStatusReason()))
                .isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(stack.outputs()).extracting(o -> o.outputValue()).containsExactly(expected);
        assertThat(test.groups.there).hasSize(1);
    }
}
