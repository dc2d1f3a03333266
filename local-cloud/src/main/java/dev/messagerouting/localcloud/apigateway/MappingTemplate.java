package dev.messagerouting.localcloud.apigateway;

import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.exception.MethodInvocationException;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.resource.loader.StringResourceLoader;
import org.apache.velocity.util.introspection.SecureUberspector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.services.apigateway.model.Method;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs mapping templates by Apache Velocity, as AWS does. A template reaches only the values it is
 * given: no class, no class loader, no file.
 */
final class MappingTemplate {

    /** AWS's quota: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html. */
    private static final int MOST_LOOPS = 1000;

    /** A bound on memory; a deployed API has a handful of templates. */
    private static final int MOST_CACHED = 500;

    /** The template cannot be rendered: AWS answers 500. */
    static final class Failed extends RuntimeException {
        Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(MappingTemplate.class);

    private final Map<String, Template> cache = new ConcurrentHashMap<>();
    private final RuntimeInstance velocity = new RuntimeInstance();

    MappingTemplate() {
        velocity.setProperty(
                RuntimeConstants.UBERSPECT_CLASSNAME, SecureUberspector.class.getName());
        velocity.setProperty(RuntimeConstants.RESOURCE_LOADERS, "none");
        velocity.setProperty("resource.loader.none.class", StringResourceLoader.class.getName());
        velocity.setProperty(RuntimeConstants.VM_LIBRARY, "");
        velocity.setProperty(RuntimeConstants.VM_PERM_INLINE_LOCAL, true);
        velocity.setProperty(RuntimeConstants.MAX_NUMBER_LOOPS, MOST_LOOPS);
        velocity.setProperty(RuntimeConstants.SPACE_GOBBLING, "bc");
        velocity.setProperty(RuntimeConstants.PARSER_HYPHEN_ALLOWED, true);
    }

    /** Reads the templates of an API ahead of their first use; a malformed one fails then. */
    void prepare(ApiState.Design design) {
        try {
            for (var resource : design.resources().values()) {
                resource.resourceMethods().values().forEach(this::prepare);
            }
        } catch (Failed malformed) {
            LOG.warn("A deployed API has a malformed mapping template", malformed);
        }
    }

    private void prepare(Method method) {
        var integration = method.methodIntegration();
        if (integration != null) {
            integration.requestTemplates().values().forEach(this::compiled);
            integration
                    .integrationResponses()
                    .values()
                    .forEach(
                            response ->
                                    response.responseTemplates().values().forEach(this::compiled));
        }
    }

    /**
     * @param context becomes {@code $context}; what the template sets in it can be read afterwards
     * @throws JsonText.NotJson if the template asks for JSON and the payload is none
     * @throws Failed if the template is malformed or a call in it fails
     */
    String render(
            String text,
            TemplateInput input,
            Map<String, Object> context,
            Map<String, String> stageVariables) {
        var names = new VelocityContext();
        names.put("input", input);
        names.put("util", new TemplateUtil());
        names.put("context", context);
        names.put("stageVariables", stageVariables);
        var out = new StringWriter();
        try {
            compiled(text).merge(names, out);
        } catch (MethodInvocationException failed) {
            if (failed.getCause() instanceof JsonText.NotJson notJson) {
                throw notJson;
            }
            throw new Failed("The mapping template failed: " + failed.getMessage(), failed);
        } catch (VelocityException failed) {
            throw new Failed("The mapping template failed: " + failed.getMessage(), failed);
        }
        return out.toString();
    }

    private Template compiled(String text) {
        var known = cache.get(text);
        if (known != null) {
            return known;
        }
        if (cache.size() >= MOST_CACHED) {
            cache.clear();
        }
        return cache.computeIfAbsent(text, this::compile);
    }

    private Template compile(String text) {
        var template = new Template();
        template.setRuntimeServices(velocity);
        template.setName("template-" + Integer.toHexString(text.hashCode()));
        try {
            template.setData(velocity.parse(new StringReader(text), template));
            template.initDocument();
        } catch (ParseException | VelocityException malformed) {
            throw new Failed("The mapping template is malformed: " + malformed, malformed);
        }
        return template;
    }
}
