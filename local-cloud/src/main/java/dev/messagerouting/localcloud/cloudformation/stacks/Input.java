package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.template.Template;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What a caller asks a stack to be.
 *
 * @param parameters one value for each parameter of the template
 */
public record Input(
        Template template,
        Map<String, String> parameters,
        Map<String, String> tags,
        List<String> capabilities,
        @Nullable String roleArn,
        List<String> notifications,
        @Nullable String token) {}
