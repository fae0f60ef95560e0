package io.bridgekeeper.outbox;

import jakarta.persistence.Column;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The columns of a row class by name, for SQL that reads all of them.
 *
 * <p>In the place of {@code *}, for while a new version is rolled out its first process adds columns that those of this
 * version do not know. PostgreSQL then refuses what they have prepared ("cached plan must not change result type"), and
 * Hibernate cannot read the row.
 */
public final class ColumnMapper {

    private ColumnMapper() {}

    /**
     * Such as {@code i.id, i.opened_at}: what {@link Column} says, else the field's name in snake case.
     *
     * @param row   an entity of plain fields, all of them columns
     * @param alias of its table in the query, or the table's name
     */
    public static String columns(Class<?> row, String alias) {
        return Arrays.stream(row.getDeclaredFields())
                .filter(ColumnMapper::isColumn)
                .map(field -> alias + "." + name(field))
                .collect(Collectors.joining(", "));
    }

    /** Hibernate adds fields of its own when the row is built, with names that nobody writes. */
    private static boolean isColumn(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !Modifier.isTransient(field.getModifiers())
                && !field.getName().startsWith("$$");
    }

    private static String name(Field field) {
        Column named = field.getAnnotation(Column.class);
        return named != null && !named.name().isEmpty()
                ? named.name()
                : field.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
