package dev.messagerouting.localcloud.cloudformation.template;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** What names in a template stand for while its functions are worked out. */
public interface Scope {

    /** A parameter, pseudo parameter or resource; {@link Json#NO_VALUE} for AWS::NoValue. */
    JsonNode ref(String name);

    /** What {@code Fn::GetAtt} answers; the attribute may be a path with dots. */
    JsonNode attribute(String logicalId, String attribute);

    boolean condition(String name);

    /** The value of a mapping, or {@link Json#NO_VALUE} if there is none. */
    JsonNode mapping(String map, String key, String attribute);

    /** The value that another stack exports under this name. */
    String exported(String name);

    /** The availability zones of a region, for {@code Fn::GetAZs}. */
    List<String> zones(String region);

    /** Called with every string that Fn::Sub or Fn::Join puts together. */
    String put(String together);
}
