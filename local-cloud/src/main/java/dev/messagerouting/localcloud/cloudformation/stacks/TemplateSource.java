package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.template.Errors;
import dev.messagerouting.localcloud.cloudformation.template.Template;
import dev.messagerouting.localcloud.cloudformation.template.TemplateParser;
import dev.messagerouting.localcloud.cloudformation.template.TypeFacts;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gets a template from a request's body or from S3
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html). URLs
 * name a bucket in the host or in the path; the path style is the only one for a loopback host.
 */
public final class TemplateSource {

    private static final int LARGEST_BODY = 51_200;
    private static final int LARGEST_OBJECT = 1_000_000;
    private static final Pattern PATH_HOST =
            Pattern.compile(
                    "s3[.-]?([a-z0-9-]+)?\\.amazonaws\\.com|127\\.0\\.0\\.1|localhost|\\[::1]");
    private static final Pattern BUCKET_HOST =
            Pattern.compile("(.+)\\.s3([.-][a-z0-9-]+)?\\.amazonaws\\.com|(.+)\\.localhost");

    private final S3Client s3;
    private final TypeFacts types;

    public TemplateSource(S3Client s3, TypeFacts types) {
        this.s3 = s3;
        this.types = types;
    }

    /** The template of a request, which must give exactly one of the two. */
    Template read(@Nullable String body, @Nullable String url) {
        if ((body == null) == (url == null)) {
            throw Errors.validation(
                    body == null
                            ? "Either Template URL or Template Body must be specified."
                            : "Only one of Template URL or Template Body may be specified.");
        }
        return TemplateParser.parse(
                body == null ? fetch(String.valueOf(url)) : checked(body), types);
    }

    private static String checked(String body) {
        if (body.isEmpty() || body.getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY) {
            throw Errors.validation(
                    "1 validation error detected: Value at 'templateBody' failed to satisfy"
                            + " constraint: Member must have length "
                            + (body.isEmpty()
                                    ? "greater than or equal to 1"
                                    : "less than or equal to " + LARGEST_BODY));
        }
        return body;
    }

    private String fetch(String url) {
        var place = place(url);
        try {
            var text =
                    s3.getObjectAsBytes(get -> get.bucket(place[0]).key(place[1])).asUtf8String();
            if (text.length() > LARGEST_OBJECT) {
                throw Errors.validation(
                        "Template may not exceed " + LARGEST_OBJECT + " bytes in size.");
            }
            return text;
        } catch (AwsServiceException refused) {
            if (refused.awsErrorDetails().errorCode().equals("ValidationError")) {
                throw refused;
            }
            throw Errors.validation(
                    "S3 error: "
                            + refused.awsErrorDetails().errorMessage()
                            + "\n"
                            + "For more information check"
                            + " http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html");
        }
    }

    /** Bucket and key. */
    private static String[] place(String url) {
        try {
            var uri = URI.create(url);
            var host = uri.getHost() == null ? "" : uri.getHost();
            var path = uri.getPath() == null ? "" : uri.getPath();
            Matcher virtual = BUCKET_HOST.matcher(host);
            if (virtual.matches() && path.length() > 1) {
                var bucket = virtual.group(1) == null ? virtual.group(3) : virtual.group(1);
                return new String[] {bucket, path.substring(1)};
            }
            var slash = path.indexOf('/', 1);
            if (PATH_HOST.matcher(host).matches() && slash > 1 && slash < path.length() - 1) {
                return new String[] {path.substring(1, slash), path.substring(slash + 1)};
            }
        } catch (IllegalArgumentException malformed) {
            throw Errors.validation("TemplateURL must be a supported URL.");
        }
        throw Errors.validation("TemplateURL must be a supported URL.");
    }
}
