package dev.servelab.lesson.check;

import dev.servelab.custom.PolicyLoader;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts what a policy holds: elements of collections and arrays, and objects of its own. */
final class Holdings {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();
    private long count;

    private Holdings() {}

    static long of(Object policy) {
        Holdings holdings = new Holdings();
        holdings.add(policy);
        while (!holdings.open.isEmpty()) {
            holdings.look(holdings.open.pop());
        }
        return holdings.count;
    }

    private void add(@Nullable Object held) {
        if (held != null && seen.add(held)) {
            open.push(held);
        }
    }

    private void look(Object held) {
        if (held.getClass().isArray()) {
            count += Array.getLength(held);
            if (held instanceof Object[] objects) {
                for (Object object : objects) {
                    add(object);
                }
            }
        } else if (held instanceof Collection<?> all) {
            count += all.size();
            all.forEach(this::add);
        } else if (held instanceof Map<?, ?> map) {
            count += map.size();
            map.values().forEach(this::add);
        } else {
            fields(held);
        }
    }

    private void fields(Object held) {
        for (Class<?> type = held.getClass(); type
                .getClassLoader() instanceof PolicyLoader; type = type.getSuperclass()) {
            count++;
            for (Field field : type.getDeclaredFields()) {
                if (!field.getType().isPrimitive() && field.trySetAccessible()) {
                    add(value(field, held));
                }
            }
        }
    }

    private static @Nullable Object value(Field field, Object of) {
        try {
            return field.get(of);
        } catch (IllegalAccessException hidden) {
            return null;
        }
    }
}
