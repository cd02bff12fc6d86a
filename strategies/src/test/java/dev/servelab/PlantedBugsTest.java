package dev.servelab;

import dev.servelab.testing.planted.PlantedBug;
import dev.servelab.testing.planted.PlantedBugsContract;

/** What is easily written wrong in a cache whose files are being sent, and what finds it. */
class PlantedBugsTest extends PlantedBugsContract {
    private static final String CACHE = "dev.servelab.cache.";
    private static final String FRONT = "dev.servelab.front.";

    PlantedBugsTest() {
        super(
                new PlantedBug("a pin without compare-and-set", CACHE + "Pins",
                        "if (WORD.compareAndSet(this, seen, seen + what)) {",
                        "Thread.yield(); word = seen + what; if (seen >= 0) {",
                        CACHE + "PinsTest#unpin_manyThreadsAndOneBar_exactlyOneIsToldToFree", ""),
                new PlantedBug("memory is freed before its last reader has gone",
                        CACHE + "Residents", "if (unused) {\n            free(entry);",
                        "if (unused || entry.pinCount() > 0) {\n            free(entry);",
                        CACHE + "RoomTest#finish_firstOfTwoReadersOfADoomedFile_keepsItsBytes",
                        "expected: BYPASS"),
                new PlantedBug("a pin is given back twice", CACHE + "CachedBody",
                        "pinned = null;\n            cache.unpin", "cache.unpin",
                        CACHE + "OutcomeTest#get_emptyFile_costsOnePacketAndIsAHitNext",
                        "a pin was given back twice"),
                new PlantedBug("a pin is forgotten when a read fails", CACHE + "Loader",
                        "} catch (IOException failed) {\n            fail();\n            release();",
                        "} catch (IOException failed) {\n            fail();",
                        CACHE + "EveryCallFailsTest#get_anyCallFails_isToldAndTheNextIsRight",
                        "[pins]"),
                new PlantedBug("room is taken only after the file was read", CACHE + "Residents",
                        "books.loading() + charge > slab.capacityBytes()", "false",
                        CACHE + "RoomTest#get_loadingAndNewPassTheBudget_bypassesAndEvictsNothing",
                        "Expecting actual"),
                new PlantedBug("bytes are published before they are copied", CACHE + "Loader",
                        "int count = call(() -> file.read(piece, position));",
                        "entry.publish(position + 1);"
                                + " int count = call(() -> file.read(piece, position));",
                        CACHE + "SharedLoadTest"
                                + "#get_whileAPieceIsRead_givesNoMoreThanWasReadBefore",
                        "less than or equal to"),
                new PlantedBug("two load the same file", CACHE + "FileCache",
                        "transfer.join(choice.lookup());\n            return choice.isNew()",
                        "transfer.join(choice.isNew() ? choice.lookup() : newLookup(transfer));\n"
                                + "            return !choice.isNew() ? transfer.lookup() : "
                                + "choice.isNew()",
                        CACHE + "SharedLoadTest"
                                + "#get_sixtyFourAtOnce_oneOpenOneReadAndFirstBytesBeforeTheLast",
                        "AtomicInteger(64)"),
                new PlantedBug("those who wait are not woken when a load fails", CACHE + "Entry",
                        "load = Load.FAILED;\n        wakeAll();", "load = Load.FAILED;",
                        CACHE + "LoadFailureTest#load_failsAtItsFirstRead_everyWaiterIsWoken",
                        "timed out"),
                new PlantedBug("each who shared a look-up is the one that the disk was read for",
                        CACHE + "Lookup", "booked = Outcome.SHARED_MISS;", "booked = how;",
                        CACHE + "LoadAfterLookupTest#get_threeShareTheLookup_oneMissAndNoHit",
                        "[MISS, MISS, MISS]"),
                new PlantedBug("who evicts waits for a reader", CACHE + "Residents",
                        "boolean unused = victim.bar();",
                        "while (victim.pinCount() > 0) { Thread.onSpinWait(); }\n"
                                + "            boolean unused = victim.bar();",
                        CACHE + "RoomTest#get_victimPinned_isDoomedAndTheNewFileBypasses",
                        "timed out"),
                new PlantedBug("joined free extents overlap", CACHE + "ExtentAllocator",
                        "end = after.end();", "end = after.end() + 1;",
                        CACHE + "SlabTest#allocate_anySequence_agreesWithABitForEachPacket",
                        "Extent"),
                new PlantedBug("LRU is told of hits without the lock", CACHE + "FileCache",
                        "if (residents.takesConcurrentHits()) {", "if (true) {",
                        CACHE + "ManyHitsTest#get_hitsFromManyThreads_orderAndCountsStayWhole",
                        ""),
                new PlantedBug("a recording whose hits come in another order than LRU hears of",
                        CACHE + "FileCache", "if (residents.takesConcurrentHits()) {",
                        "if (true) {",
                        CACHE + "RecordedHitsTest#get_hitsThatRace_comeInOneOrder",
                        "question=who goes, to make room for c, recorded=Answer[text=b"),
                new PlantedBug("the old version goes on after a replacement", CACHE + "Freshness",
                        "return differs && ", "return false && differs && ",
                        CACHE + "StaleTest#get_fileReplaced_isStaleAfterRevalidateAndLoadedAnew",
                        "[a]"),
                new PlantedBug("two connections share a buffer", FRONT + "ComposeBuffers",
                        "buffer != null && kept.compareAndSet(i, buffer, null)", "buffer != null",
                        FRONT + "ComposeBuffersTest#take_afterGivingBack_isHandedToOneOnly",
                        "expected: 97"),
                new PlantedBug("a line without its end is carried out", FRONT + "WireFront",
                        "public void inputEnded() {\n        input.clear().limit(0);",
                        "public void inputEnded() {\n        input.clear().put((byte) '\\n').flip();",
                        FRONT + "NativeFrontTest#inputEnded_withinALine_closesWithoutAWord",
                        "OK 10"),
                new PlantedBug("a lap belongs to no part", "dev.servelab.telemetry.Laps",
                        "partNanos[current.place()] += now - lapNanos;",
                        "if (current != Part.DISK) { partNanos[current.place()] += now - lapNanos; }",
                        FRONT + "FrontTimesTest#get_firstOfAConnection_isTimedFromItsAccept",
                        "the parts of the server's time are 50321 ns"));
    }
}
