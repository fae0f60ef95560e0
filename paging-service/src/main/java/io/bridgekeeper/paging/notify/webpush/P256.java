package io.bridgekeeper.paging.notify.webpush;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import javax.crypto.KeyAgreement;

/** The curve of Web Push, and its keys as bytes: a point is 65 of them, 4 and its two coordinates. */
final class P256 {

    static final String NAME = "secp256r1";
    static final int POINT_BYTES = 65;
    static final int SCALAR_BYTES = 32;

    private static final byte UNCOMPRESSED = 4;
    private static final ECParameterSpec CURVE = curve();
    private static final BigInteger P = ((ECFieldFp) CURVE.getCurve().getField()).getP();

    private P256() {}

    private static ECParameterSpec curve() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(NAME));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    /** Empty where the bytes are no point of the curve: a secret that is agreed upon with one can give the key away. */
    static Optional<ECPublicKey> point(byte[] bytes) {
        if (bytes.length != POINT_BYTES || bytes[0] != UNCOMPRESSED) {
            return Optional.empty();
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(bytes, 1, 1 + SCALAR_BYTES));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(bytes, 1 + SCALAR_BYTES, POINT_BYTES));
        boolean isReduced = x.compareTo(P) < 0 && y.compareTo(P) < 0;
        return isReduced && y.multiply(y).mod(P).equals(squareOfY(x))
                ? Optional.of(publicKey(new ECPoint(x, y)))
                : Optional.empty();
    }

    static byte[] bytes(ECPublicKey key) {
        byte[] bytes = new byte[POINT_BYTES];
        bytes[0] = UNCOMPRESSED;
        put(key.getW().getAffineX(), bytes, 1);
        put(key.getW().getAffineY(), bytes, 1 + SCALAR_BYTES);
        return bytes;
    }

    /** Empty where it is 0 or not below the order of the curve. */
    static Optional<ECPrivateKey> privateKey(byte[] scalar) {
        BigInteger s = new BigInteger(1, scalar);
        if (s.signum() == 0 || s.compareTo(CURVE.getOrder()) >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(s, CURVE)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    /**
     * The public key of a pair whose private one this is.
     *
     * <p>What is agreed upon with the generator of the curve is the coordinate x of the public key; of the two points that
     * have it, {@code y} is the one or the other.
     *
     * @param isOurs whether what the private key signs is right by a public key
     */
    static ECPublicKey publicOf(ECPrivateKey key, Predicate<ECPublicKey> isOurs) {
        BigInteger x = new BigInteger(1, agreed(key, publicKey(CURVE.getGenerator())));
        BigInteger y = squareOfY(x).modPow(P.add(BigInteger.ONE).shiftRight(2), P);
        ECPublicKey one = publicKey(new ECPoint(x, y));
        return isOurs.test(one) ? one : publicKey(new ECPoint(x, P.subtract(y)));
    }

    /** The secret that both sides can compute, 32 bytes. */
    static byte[] agreed(PrivateKey own, PublicKey other) {
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(own);
            agreement.doPhase(other, true);
            return agreement.generateSecret();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("both keys are of P-256", e);
        }
    }

    private static BigInteger squareOfY(BigInteger x) {
        return x.multiply(x)
                .add(CURVE.getCurve().getA())
                .multiply(x)
                .add(CURVE.getCurve().getB())
                .mod(P);
    }

    private static ECPublicKey publicKey(ECPoint point) {
        try {
            return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, CURVE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private static void put(BigInteger number, byte[] into, int at) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, SCALAR_BYTES);
        ByteBuffer.wrap(into).put(at + SCALAR_BYTES - length, bytes, bytes.length - length, length);
    }
}
