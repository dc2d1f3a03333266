package dev.messagerouting.localcloud.identity;

import dev.messagerouting.localcloud.kernel.Faults;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What IAM checks of names and numbers before it looks at anything; limits from
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html.
 */
final class IamChecks {

    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]+");
    private static final Pattern PATH = Pattern.compile("/|/[!-~]+/");
    private static final Pattern AWS_POLICY = Pattern.compile("arn:aws:iam::aws:policy/[!-~]+");
    private static final int LONGEST_ROLE_NAME = 64;
    private static final int LONGEST_POLICY_NAME = 128;
    private static final int LEAST_SESSION = 3_600;
    private static final int MOST_SESSION = 43_200;
    private static final int MOST_TAGS = 50;

    private IamChecks() {}

    static String required(String member, @Nullable String value) {
        if (value == null) {
            throw constraint(null, member, "Member must not be null");
        }
        if (value.isEmpty()) {
            throw constraint(value, member, "Member must have length greater than or equal to 1");
        }
        return value;
    }

    static String roleName(@Nullable String name) {
        return name(name, "roleName", LONGEST_ROLE_NAME);
    }

    static String policyName(@Nullable String name) {
        return name(name, "policyName", LONGEST_POLICY_NAME);
    }

    private static String name(@Nullable String name, String member, int longest) {
        var given = required(member, name);
        if (given.length() > longest) {
            throw constraint(
                    given, member, "Member must have length less than or equal to " + longest);
        }
        if (!NAME.matcher(given).matches()) {
            throw validation(
                    "The specified value for "
                            + member
                            + " is invalid. It must contain only alphanumeric characters and/or"
                            + " the following: +=,.@_-");
        }
        return given;
    }

    static String path(@Nullable String path) {
        var given = Objects.requireNonNullElse(path, "/");
        if (!PATH.matcher(given).matches()) {
            throw validation(
                    "The specified value for path is invalid. It must begin and end with / and"
                            + " contain only alphanumeric characters and/or / characters.");
        }
        return given;
    }

    static int sessionSeconds(@Nullable Integer seconds, int otherwise) {
        int value = seconds == null ? otherwise : seconds;
        if (value < LEAST_SESSION || value > MOST_SESSION) {
            throw constraint(
                    Integer.toString(value),
                    "maxSessionDuration",
                    value < LEAST_SESSION
                            ? "Member must have value greater than or equal to " + LEAST_SESSION
                            : "Member must have value less than or equal to " + MOST_SESSION);
        }
        return value;
    }

    static Map<String, String> tags(List<Tag> tags) {
        if (tags.size() > MOST_TAGS) {
            throw Faults.of(
                    LimitExceededException.builder(),
                    "LimitExceeded",
                    409,
                    "The number of tags has reached the maximum limit.");
        }
        var byKey = new TreeMap<String, String>();
        for (var tag : tags) {
            var key = required("tags.key", tag.key());
            if (byKey.put(key, Objects.requireNonNullElse(tag.value(), "")) != null) {
                throw Faults.of(
                        InvalidInputException.builder(),
                        "InvalidInput",
                        400,
                        "Duplicate tag keys found. Please note that Tag keys are case"
                                + " insensitive.");
            }
        }
        return byKey;
    }

    /** Policies that AWS keeps are taken at their word; policies of one's own do not exist here. */
    static String managedPolicy(@Nullable String arn) {
        var given = required("policyArn", arn);
        if (!given.startsWith("arn:")) {
            throw Faults.of(
                    InvalidInputException.builder(),
                    "InvalidInput",
                    400,
                    "ARN " + given + " is not valid.");
        }
        if (!AWS_POLICY.matcher(given).matches()) {
            throw noSuchEntity("Policy " + given + " does not exist or is not attachable.");
        }
        return given;
    }

    static AwsServiceException noSuchEntity(String message) {
        return Faults.of(NoSuchEntityException.builder(), "NoSuchEntity", 404, message);
    }

    static AwsServiceException constraint(
            @Nullable String value, String member, String constraint) {
        return validation(
                "1 validation error detected: Value %s at '%s' failed to satisfy constraint: %s"
                        .formatted(value == null ? "null" : "'" + value + "'", member, constraint));
    }

    static AwsServiceException validation(String message) {
        return Faults.of(IamException.builder(), "ValidationError", 400, message);
    }
}
