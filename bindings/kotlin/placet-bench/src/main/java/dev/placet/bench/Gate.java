package dev.placet.bench;

import dev.placet.Decision;
import dev.placet.UseRef;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A question whose answer was kept, against calls that do less: one by one, and many together. In Java, because JMH writes
 * Java around it.
 */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Gate {
    /** How many calls are timed together: some microseconds, which is shorter than the turn that the system gives to others. */
    static final int CALLS = 1000;

    private final ConcurrentHashMap<UseRef, Long> map = new ConcurrentHashMap<>();
    private Room room;
    private long address;
    private UseRef use;

    @Setup
    public void open() {
        room = Room.open();
        address = room.getAddress();
        use = room.getUse();
        map.put(use, address);
    }

    @TearDown
    public void close() {
        room.close();
    }

    @Benchmark
    public boolean nothing() {
        return Floor.nothing(address);
    }

    @Benchmark
    public boolean kept() {
        return room.isKept();
    }

    @Benchmark
    public Decision check() {
        return room.check();
    }

    @Benchmark
    public long uniffi() {
        return room.uniffi();
    }

    @Benchmark
    public void nothings(Blackhole hole) {
        for (int i = 0; i < CALLS; i++) hole.consume(Floor.nothing(address));
    }

    @Benchmark
    public void maps(Blackhole hole) {
        for (int i = 0; i < CALLS; i++) hole.consume(map.get(use));
    }

    @Benchmark
    public void kepts(Blackhole hole) {
        for (int i = 0; i < CALLS; i++) hole.consume(room.isKept());
    }

    @Benchmark
    public void checks(Blackhole hole) {
        for (int i = 0; i < CALLS; i++) hole.consume(room.check());
    }
}
