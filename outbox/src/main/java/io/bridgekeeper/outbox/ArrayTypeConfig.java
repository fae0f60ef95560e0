package io.bridgekeeper.outbox;

import java.util.UUID;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.model.TypeContributor;
import org.hibernate.reactive.type.descriptor.jdbc.ReactiveArrayJdbcType;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.BasicArrayType;
import org.hibernate.type.BasicType;
import org.hibernate.type.BasicTypeRegistry;
import org.hibernate.type.descriptor.java.ArrayJavaType;

/**
 * Makes arrays known to Hibernate as parameters of SQL, of which all batches are made.
 *
 * <p>Where no entity has one, it tries to register the type at each use, which fails once it runs, by an exception that it
 * takes care of: twice an event, with the trace of a whole reactive chain.
 */
public final class ArrayTypeConfig implements TypeContributor {

    @Override
    public void contribute(TypeContributions types, ServiceRegistry services) {
        for (Class<?> element : new Class<?>[] {String.class, UUID.class, Integer.class, Long.class, Boolean.class}) {
            contribute(types, element);
        }
    }

    private static <E> void contribute(TypeContributions types, Class<E> element) {
        BasicTypeRegistry known = types.getTypeConfiguration().getBasicTypeRegistry();
        BasicType<E> type = known.getRegisteredType(element);
        known.register(new BasicArrayType<>(
                type, new ReactiveArrayJdbcType(type.getJdbcType()), new ArrayJavaType<>(type.getMappedJavaType())));
    }
}
