package dev.messagerouting.localcloud.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.messagerouting.localcloud.LocalCloud;
import dev.messagerouting.localcloud.TestServices;
import dev.messagerouting.localcloud.kernel.Caller;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.sts.StsClient;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** The same tests in process and over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityTest {

    private static final String TRUST =
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}\
            """;
    private static final String PERMISSIONS =
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
             "Action": ["kinesis:PutRecord"], "Resource": "*"}}\
            """;
    private static final String MANAGED =
            "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";

    private LocalCloud cloud;
    private IamClient remote;
    private int roles;

    @BeforeAll
    void start() {
        cloud = LocalCloud.builder().start();
        remote = (IamClient) TestServices.IAM.client(cloud.endpoint());
    }

    @AfterAll
    void stop() {
        remote.close();
        cloud.close();
    }

    Stream<Named<IamClient>> doors() {
        return Stream.of(Named.of("in process", cloud.iam()), Named.of("over HTTP", remote));
    }

    private String role(IamClient iam) {
        var name = "role-" + roles++;
        iam.createRole(c -> c.roleName(name).assumeRolePolicyDocument(TRUST));
        return name;
    }

    private static void refused(Class<?> type, String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(type)
                .asInstanceOf(type(AwsServiceException.class))
                .extracting(fault -> fault.awsErrorDetails().errorMessage())
                .asString()
                .contains(message);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aRoleAndItsPolicies(IamClient iam) {
        var name = role(iam);
        var role = iam.getRole(g -> g.roleName(name)).role();
        assertThat(role.arn()).endsWith(":role/" + name);
        assertThat(role.roleId()).matches("AROA[A-Z2-7]{17}");
        assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8))
                .isEqualTo(TRUST);
        iam.putRolePolicy(p -> p.roleName(name).policyName("p").policyDocument(PERMISSIONS));
        iam.attachRolePolicy(a -> a.roleName(name).policyArn(MANAGED));
        iam.tagRole(t -> t.roleName(name).tags(Tag.builder().key("k").value("v").build()));
        assertThat(iam.listRolePolicies(l -> l.roleName(name)).policyNames()).containsExactly("p");
        assertThat(iam.listAttachedRolePolicies(l -> l.roleName(name)).attachedPolicies())
                .containsExactly(
                        AttachedPolicy.builder()
                                .policyArn(MANAGED)
                                .policyName("AWSLambdaBasicExecutionRole")
                                .build());
        assertThat(iam.getRole(g -> g.roleName(name)).role().tags()).hasSize(1);
        assertThat(
                        URLDecoder.decode(
                                iam.getRolePolicy(g -> g.roleName(name).policyName("p"))
                                        .policyDocument(),
                                StandardCharsets.UTF_8))
                .isEqualTo(PERMISSIONS);

        refused(
                DeleteConflictException.class,
                "must detach all policies first",
                () -> iam.deleteRole(d -> d.roleName(name)));
        iam.detachRolePolicy(d -> d.roleName(name).policyArn(MANAGED));
        refused(
                DeleteConflictException.class,
                "must delete policies first",
                () -> iam.deleteRole(d -> d.roleName(name)));
        iam.deleteRolePolicy(d -> d.roleName(name).policyName("p"));
        iam.deleteRole(d -> d.roleName(name));
        refused(
                NoSuchEntityException.class,
                "The role with name " + name + " cannot be found.",
                () -> iam.getRole(g -> g.roleName(name)));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void refusesAsIamDoes(IamClient iam) {
        var name = role(iam);
        refused(
                EntityAlreadyExistsException.class,
                "Role with name " + name + " already exists.",
                () -> iam.createRole(c -> c.roleName(name).assumeRolePolicyDocument(TRUST)));
        refused(
                MalformedPolicyDocumentException.class,
                "Has prohibited field Resource",
                () ->
                        iam.createRole(
                                c ->
                                        c.roleName("other")
                                                .assumeRolePolicyDocument(
                                                        TRUST.replace(
                                                                "\"Action\"",
                                                                "\"Resource\": \"*\","
                                                                        + " \"Action\""))));
        refused(
                MalformedPolicyDocumentException.class,
                "invalid Json",
                () -> iam.putRolePolicy(p -> p.roleName(name).policyName("p").policyDocument("{")));
        refused(
                MalformedPolicyDocumentException.class,
                "should not specify a principal",
                () ->
                        iam.putRolePolicy(
                                p -> p.roleName(name).policyName("p").policyDocument(TRUST)));
        refused(
                AwsServiceException.class,
                "invalid",
                () -> iam.createRole(c -> c.roleName("a b").assumeRolePolicyDocument(TRUST)));
        refused(
                AwsServiceException.class,
                "less than or equal to 64",
                () ->
                        iam.createRole(
                                c -> c.roleName("x".repeat(65)).assumeRolePolicyDocument(TRUST)));
        refused(
                NoSuchEntityException.class,
                "does not exist or is not attachable",
                () ->
                        iam.attachRolePolicy(
                                a ->
                                        a.roleName(name)
                                                .policyArn("arn:aws:iam::123456789012:policy/no")));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void listsInPages(IamClient iam) {
        var first = role(iam);
        var second = role(iam);
        assertThat(iam.listRolesPaginator(l -> l.maxItems(1)).roles())
                .extracting(Role::roleName)
                .contains(first, second)
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsWhoCalls() {
        assertThat(cloud.sts().getCallerIdentity().account()).isEqualTo(Caller.LOCAL.accountId());
        try (var sts = (StsClient) TestServices.STS.client(cloud.endpoint())) {
            var me = sts.getCallerIdentity();
            assertThat(me.account()).isEqualTo("123456789012");
            assertThat(me.arn()).isEqualTo("arn:aws:iam::123456789012:root");
            var assumed =
                    sts.assumeRole(
                            a ->
                                    a.roleArn("arn:aws:iam::123456789012:role/x/r")
                                            .roleSessionName("me"));
            assertThat(assumed.assumedRoleUser().arn())
                    .isEqualTo("arn:aws:sts::123456789012:assumed-role/r/me");
            assertThat(assumed.credentials().accessKeyId()).matches("ASIA[A-Z2-7]{16}");
            assertThat(sts.getSessionToken().credentials().expiration()).isNotNull();
        }
    }
}
