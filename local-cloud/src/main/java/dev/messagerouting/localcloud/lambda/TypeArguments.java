package dev.messagerouting.localcloud.lambda;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds with which types a class implements a generic interface, through its ancestors. */
final class TypeArguments {

    private TypeArguments() {}

    /** Null if {@code type} does not implement it; Object where it says no more. */
    static @Nullable List<Type> of(Class<?> type, Class<?> wanted) {
        return search(type, Map.of(), wanted);
    }

    private static @Nullable List<Type> search(
            @Nullable Type type, Map<TypeVariable<?>, Type> known, Class<?> wanted) {
        if (type == null) {
            return null;
        }
        var raw = raw(type);
        var arguments = arguments(type, raw, known);
        if (raw.equals(wanted)) {
            return arguments;
        }
        var inner = new HashMap<TypeVariable<?>, Type>();
        for (int i = 0; i < arguments.size(); i++) {
            inner.put(raw.getTypeParameters()[i], arguments.get(i));
        }
        for (var parent : raw.getGenericInterfaces()) {
            var found = search(parent, inner, wanted);
            if (found != null) {
                return found;
            }
        }
        return search(raw.getGenericSuperclass(), inner, wanted);
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic
                ? (Class<?>) generic.getRawType()
                : (Class<?>) type;
    }

    private static List<Type> arguments(Type type, Class<?> raw, Map<TypeVariable<?>, Type> known) {
        var arguments = new ArrayList<Type>();
        if (type instanceof ParameterizedType generic) {
            for (var argument : generic.getActualTypeArguments()) {
                arguments.add(
                        argument instanceof TypeVariable<?> variable
                                ? known.getOrDefault(variable, Object.class)
                                : argument);
            }
        } else {
            for (var _ : raw.getTypeParameters()) {
                arguments.add(Object.class);
            }
        }
        return arguments;
    }
}
