package dev.messagerouting.localcloud.identity;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Faults;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenResponse;
import software.amazon.awssdk.services.sts.model.StsException;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * AWS STS: who calls, and credentials that open every door, since nothing here is locked. Sources:
 * https://docs.aws.amazon.com/STS/latest/APIReference/.
 */
public final class LocalSts implements StsClient {

    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String BASE64 =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final Pattern ROLE_ARN =
            Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/(?:.*/)?([\\w+=,.@-]+)");
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]*");
    private static final int SHORTEST_SESSION = 2;
    private static final int LONGEST_SESSION = 64;
    private static final int LEAST_SECONDS = 900;
    private static final int MOST_SECONDS = 129_600;

    private final CloudTime time;

    public LocalSts(CloudTime time) {
        this.time = time;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    /** The root user of the caller's account: there are no users here. */
    @Override
    public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
        var account = Caller.current().accountId();
        return GetCallerIdentityResponse.builder()
                .account(account)
                .userId(account)
                .arn("arn:aws:iam::" + account + ":root")
                .build();
    }

    @Override
    public GetSessionTokenResponse getSessionToken(GetSessionTokenRequest request) {
        return GetSessionTokenResponse.builder()
                .credentials(credentials(request.durationSeconds(), 43_200))
                .build();
    }

    @Override
    public AssumeRoleResponse assumeRole(AssumeRoleRequest request) {
        var arn = required("roleArn", request.roleArn());
        var session = required("roleSessionName", request.roleSessionName());
        var role = ROLE_ARN.matcher(arn);
        if (!role.matches()) {
            throw validation(arn + " is invalid");
        }
        checkSession(session);
        var id = "AROA" + Names.random(UPPER, 17);
        return AssumeRoleResponse.builder()
                .credentials(credentials(request.durationSeconds(), 3_600))
                .assumedRoleUser(
                        user ->
                                user.assumedRoleId(id + ":" + session)
                                        .arn(
                                                "arn:aws:sts::%s:assumed-role/%s/%s"
                                                        .formatted(
                                                                role.group(1),
                                                                role.group(2),
                                                                session)))
                .build();
    }

    private static void checkSession(String name) {
        if (name.length() < SHORTEST_SESSION) {
            throw session(name, "have length greater than or equal to " + SHORTEST_SESSION);
        }
        if (name.length() > LONGEST_SESSION) {
            throw session(name, "have length less than or equal to " + LONGEST_SESSION);
        }
        if (!SESSION_NAME.matcher(name).matches()) {
            throw session(name, "satisfy regular expression pattern: " + SESSION_NAME.pattern());
        }
    }

    private static AwsServiceException session(String name, String must) {
        return validation(
                ("1 validation error detected: Value '%s' at 'roleSessionName' failed to satisfy"
                                + " constraint: Member must %s")
                        .formatted(name, must));
    }

    private Credentials credentials(@Nullable Integer seconds, int otherwise) {
        int lasting = seconds == null ? otherwise : seconds;
        if (lasting < LEAST_SECONDS || lasting > MOST_SECONDS) {
            throw validation(
                    ("1 validation error detected: Value '%d' at 'durationSeconds' failed to"
                                    + " satisfy constraint: Member must have value %s than or"
                                    + " equal to %d")
                            .formatted(
                                    lasting,
                                    lasting < LEAST_SECONDS ? "greater" : "less",
                                    lasting < LEAST_SECONDS ? LEAST_SECONDS : MOST_SECONDS));
        }
        return Credentials.builder()
                .accessKeyId("ASIA" + Names.random(UPPER, 16))
                .secretAccessKey(Names.random(BASE64, 40))
                .sessionToken(Names.random(BASE64, 200))
                .expiration(time.now().plus(Duration.ofSeconds(lasting)))
                .build();
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw validation(
                    ("1 validation error detected: Value null at '%s' failed to satisfy"
                                    + " constraint: Member must not be null")
                            .formatted(name));
        }
        return value;
    }

    private static AwsServiceException validation(String message) {
        return Faults.of(StsException.builder(), "ValidationError", 400, message);
    }
}
