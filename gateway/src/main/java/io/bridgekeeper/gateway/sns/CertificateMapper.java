package io.bridgekeeper.gateway.sns;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/** Reads a certificate. */
final class CertificateMapper {

    private static final int SHORTEST_KEY = 2048;

    private CertificateMapper() {}

    /** Empty for what is none, or is of a key that SNS does not sign with: RSA of 2048 bits or more. */
    static Optional<SigningCertificate> read(byte[] pem) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            X509Certificate read = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(pem));
            return read.getPublicKey() instanceof RSAPublicKey key
                            && key.getModulus().bitLength() >= SHORTEST_KEY
                    ? Optional.of(new SigningCertificate(
                            key,
                            read.getNotBefore().toInstant(),
                            read.getNotAfter().toInstant()))
                    : Optional.empty();
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }
}
