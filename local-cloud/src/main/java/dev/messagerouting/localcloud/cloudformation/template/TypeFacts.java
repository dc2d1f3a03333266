package dev.messagerouting.localcloud.cloudformation.template;

/** What the check of a template asks about resource types. */
public interface TypeFacts {

    boolean known(String type);

    /** Whether {@code Fn::GetAtt} can ask resources of this type for the attribute. */
    boolean attribute(String type, String attribute);
}
