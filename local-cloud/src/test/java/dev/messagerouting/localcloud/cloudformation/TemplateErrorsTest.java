package dev.messagerouting.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.InsufficientCapabilitiesException;

import java.util.Map;
import java.util.stream.Stream;

/** What is refused before anything is made, in AWS's words. */
class TemplateErrorsTest {

    private static final String GROUP = "Resources: {Group: {Type: AWS::Logs::LogGroup}}\n";

    private final TestCloud test = new TestCloud();

    @AfterEach
    void close() {
        test.close();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("{\"Resources\": ", "Template format error: JSON not well-formed."),
                Arguments.of(
                        "Resources: [", "Template format error: YAML not well-formed. (line 1"),
                Arguments.of("just text", "Template format error: unsupported structure."),
                Arguments.of(
                        "Description: x",
                        "Template format error: At least one Resources member must be defined."),
                Arguments.of(
                        GROUP + "Resourcez: {}",
                        "Invalid template property or properties [Resourcez]"),
                Arguments.of(
                        "Resources: {A: {Properties: {}}}",
                        "Template format error: [/Resources/A] Every Resources object must contain"
                                + " a Type member."),
                Arguments.of(
                        "Resources: {A: {Type: !Ref X}}",
                        "Template format error: [/Resources/A] Every Type member must be a"
                                + " string."),
                Arguments.of(
                        "Resources: {Type: AWS::S3::Bucket}",
                        "Template format error: [/Resources/Type] resource definition is"
                                + " malformed"),
                Arguments.of(
                        "Resources: {A: {Type: AWS::X::Y}, B: {Type: AWS::X::Z}}",
                        "Template format error: Unrecognized resource types: [AWS::X::Y,"
                                + " AWS::X::Z]"),
                Arguments.of(
                        "Resources: {A: {Type: AWS::Logs::LogGroup, Propertiez: {}}}",
                        "Invalid template resource property 'Propertiez'"),
                Arguments.of(
                        "Resources: {A-b: {Type: AWS::Logs::LogGroup}}",
                        "Template format error: Resource name A-b is non alphanumeric."),
                Arguments.of(
                        "Resources: {A: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Ref"
                                + " B}}, C: {Type: AWS::Logs::LogGroup, DependsOn: D}}",
                        "Template format error: Unresolved resource dependencies [B, D] in the"
                                + " Resources block of the template"),
                Arguments.of(
                        GROUP + "Outputs: {O: {Value: !Sub \"${Nobody}\"}}",
                        "Template format error: Unresolved resource dependencies [Nobody] in the"
                                + " Outputs block of the template"),
                Arguments.of(
                        GROUP + "Outputs: {O: {Value: !GetAtt Nobody.Arn}}",
                        "Template error: instance of Fn::GetAtt references undefined resource"
                                + " Nobody"),
                Arguments.of(
                        GROUP + "Outputs: {O: {Value: !Sub \"${Nobody.Arn}\"}}",
                        "Template error: instance of Fn::Sub references invalid resource attribute"
                                + " Nobody.Arn"),
                Arguments.of(
                        GROUP + "Outputs: {O: {Value: !GetAtt Group.Colour}}",
                        "Template error: resource Group does not support attribute type Colour in"
                                + " Fn::GetAtt"),
                Arguments.of(
                        GROUP + "Outputs: {O: {Description: x}}",
                        "Template format error: Every Outputs member must contain a Value object"),
                Arguments.of(
                        "Resources: {A: {Type: AWS::Logs::LogGroup, DependsOn: B}, B: {Type:"
                                + " AWS::Logs::LogGroup, DependsOn: A}}",
                        "Circular dependency between resources: [A, B]"),
                Arguments.of(
                        "Resources: {A: {Type: AWS::Logs::LogGroup, Condition: C}}",
                        "Template format error: Unresolved condition dependency C in the Resources"
                                + " block of the template"),
                Arguments.of(
                        GROUP + "Conditions: {C: !Equals [!Ref Group, x]}",
                        "Template format error: Unresolved dependencies [Group]. Cannot reference"
                                + " resources in the Conditions block of the template"),
                Arguments.of(
                        "Resources: {A: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: }}}",
                        "Template format error: [/Resources/A/Properties/LogGroupName] 'null'"
                                + " values are not allowed in templates"),
                Arguments.of(
                        GROUP + "Outputs: {O: {Value: {Fn::Length: [1]}}}",
                        "Template error: Encountered unsupported function: Fn::Length Supported"
                                + " functions are: [Fn::Base64, Fn::GetAtt,"),
                Arguments.of(
                        GROUP + "Parameters: {P: {Default: x}}",
                        "Template format error: Every Parameters object must contain a Type"
                                + " member."),
                Arguments.of(
                        GROUP + "Parameters: {P: {Type: Text}}",
                        "Template format error: Unrecognized parameter type: Text"),
                Arguments.of(
                        GROUP + "Parameters: {P: {Type: 'AWS::SSM::Parameter::Value<String>'}}",
                        "The local cloud does not implement the parameter type AWS::SSM"),
                Arguments.of(
                        "A: &x 1\nResources: {B: {Type: AWS::Logs::LogGroup, Metadata: *x}}",
                        "Template format error: YAML aliases are not allowed in CloudFormation"
                                + " templates"),
                Arguments.of(
                        "Resources: {A: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName:"
                                + " '{{resolve:ssm:x}}'}}}",
                        "The local cloud does not implement dynamic references"),
                Arguments.of(
                        GROUP + "Transform: AWS::Serverless-2016-10-31",
                        "The local cloud does not implement the transform"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aTemplateIsRefused(String template, String message) {
        assertThatThrownBy(() -> test.create("one", template))
                .isInstanceOfSatisfying(
                        CloudFormationException.class,
                        refused -> {
                            assertThat(refused.awsErrorDetails().errorCode())
                                    .isEqualTo("ValidationError");
                            assertThat(refused.awsErrorDetails().errorMessage())
                                    .startsWith(message);
                        });
        assertThat(test.cloud.listStacks().stackSummaries()).isEmpty();
    }

    static Stream<Arguments> parameters() {
        return Stream.of(
                Arguments.of("{Type: String}", Map.of(), "Parameters: [P] must have values"),
                Arguments.of(
                        "{Type: String}",
                        Map.of("P", "x", "Q", "y"),
                        "Parameters: [Q] do not exist in the template"),
                Arguments.of(
                        "{Type: String, AllowedValues: [a, b]}",
                        Map.of("P", "x"),
                        "Parameter 'P' must be one of AllowedValues"),
                Arguments.of(
                        "{Type: String, AllowedPattern: '[a-z]+'}",
                        Map.of("P", "X"),
                        "Parameter 'P' must match pattern [a-z]+"),
                Arguments.of(
                        "{Type: String, AllowedPattern: '[a-z]+', ConstraintDescription: be low}",
                        Map.of("P", "X"),
                        "Parameter 'P' failed to satisfy constraint: be low"),
                Arguments.of(
                        "{Type: String, MinLength: 3}",
                        Map.of("P", "ab"),
                        "Parameter 'P' must contain at least 3 characters"),
                Arguments.of(
                        "{Type: String, MaxLength: 3}",
                        Map.of("P", "abcd"),
                        "Parameter 'P' must contain at most 3 characters"),
                Arguments.of(
                        "{Type: 'List<AWS::EC2::Subnet::Id>'}",
                        Map.of("P", "subnet-there, subnet-gone"),
                        "Parameter validation failed: parameter value subnet-gone for parameter"
                                + " name P does not exist"),
                Arguments.of("{Type: Number}", Map.of("P", "x"), "Parameter 'P' must be a number"),
                Arguments.of(
                        "{Type: Number, MinValue: 2}",
                        Map.of("P", "1"),
                        "Parameter 'P' must be a number not less than 2"),
                Arguments.of(
                        "{Type: Number, MaxValue: 2}",
                        Map.of("P", "3"),
                        "Parameter 'P' must be a number not greater than 2"));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void aParameterIsRefused(String parameter, Map<String, String> given, String message) {
        var template = GROUP + "Parameters: {P: " + parameter + "}";
        assertThatThrownBy(() -> test.create("one", template, given)).hasMessageContaining(message);
    }

    @Test
    void aRuleIsHeld() {
        var template =
                GROUP
                        + """
                        Parameters:
                          Vpc: {Type: String, Default: ""}
                          Subnets: {Type: CommaDelimitedList, Default: ""}
                        Rules:
                          Both:
                            RuleCondition: !Not [!Equals [!Ref Vpc, ""]]
                            Assertions:
                              - Assert: !Not [!Contains [!Ref Subnets, ""]]
                                AssertDescription: Name the subnets.
                        """;
        test.create("one", template);
        test.create("two", template, Map.of("Vpc", "v", "Subnets", "a, b"));
        assertThatThrownBy(() -> test.create("three", template, Map.of("Vpc", "v")))
                .hasMessageContaining("Name the subnets.");
    }

    @Test
    void rolesNeedTheCallersLeave() {
        var template =
                "Resources: {R: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument:"
                        + " {}}}}";
        assertThatThrownBy(() -> test.create("one", template))
                .isInstanceOf(InsufficientCapabilitiesException.class)
                .hasMessageContaining("Requires capabilities : [CAPABILITY_IAM]");
        var named = template.replace("{Ass", "{RoleName: r, Ass");
        assertThatThrownBy(() -> test.create("one", named))
                .hasMessageContaining("Requires capabilities : [CAPABILITY_NAMED_IAM]");
        var validated = test.cloud.validateTemplate(v -> v.templateBody(named));
        assertThat(validated.capabilitiesAsStrings()).containsExactly("CAPABILITY_NAMED_IAM");
    }

    @Test
    void namesOfStacksHaveRules() {
        assertThatThrownBy(() -> test.create("1st", GROUP))
                .hasMessageContaining(
                        "1 validation error detected: Value '1st' at 'stackName' failed to satisfy"
                                + " constraint: Member must satisfy regular expression pattern:"
                                + " [a-zA-Z][-a-zA-Z0-9]*");
    }
}
