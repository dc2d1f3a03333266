package dev.messagerouting.console.cloud;

import dev.messagerouting.console.model.Fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The templates, from the class path. */
final class Templates {

    /**
     * The most that CloudFormation takes in a request
     * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html).
     */
    private static final int LARGEST = 51_200;

    private Templates() {}

    /**
     * @param name for example {@code fargate-cluster}
     */
    static String read(String name) {
        try (var file = Templates.class.getResourceAsStream("/templates/" + name + ".yaml")) {
            if (file == null) {
                throw fault("template.missing", "There is no template '" + name + "'.");
            }
            var body = file.readAllBytes();
            if (body.length > LARGEST) {
                throw fault(
                        "template.large",
                        "The template '"
                                + name
                                + "' has "
                                + body.length
                                + " bytes, but CloudFormation takes "
                                + LARGEST
                                + " at most.");
            }
            return new String(body, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static RuntimeException fault(String code, String sentence) {
        return new Fault(code, sentence, Fault.Origin.BUG, null).asException();
    }
}
