using Payg.Journal.Segments;
using Payg.Journal.Sync;
using Payg.Journal.Tests.Simulation;

namespace Payg.Journal.Tests.Sync;

/// <summary>How records share waits for the disk. The test is the thread that waits for it.</summary>
public sealed class GroupSyncTests
{
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(20);

    private readonly OpenSegment _segment;
    private readonly Queue<Action> _begun = [];
    private readonly List<(int[] Slots, Exception? Failure)> _settled = [];
    private readonly GroupSync _sync;
    private Action _onSync = () => { };
    private Exception? _closed;

    public GroupSyncTests()
    {
        var name = new SegmentName(new Guid("0199c0de-0000-7000-8000-000000000001"), 1);
        var files = new SimulatedFiles(new SimulatedDisk(new Random(1)));
        _segment = new OpenSegment(
            name, files.Create(name.FileName, JournalDirectory.SmallSegment), DateTimeOffset.UnixEpoch);
        _sync = new GroupSync(
            () => _onSync(),
            (records, failure) => _settled.Add(([.. records.Select(record => record.Slot)], failure)),
            work => _begun.Enqueue(_closed is null ? work : throw _closed));
    }

    [Fact]
    public async Task Records_ThatComeBeforeASync_ShareIt()
    {
        var (first, second) = (Wait(1), Wait(2));
        Assert.False(first.IsCompleted);
        Assert.Single(_begun);

        _begun.Dequeue()();

        await Task.WhenAll(first, second).WaitAsync(s_bound);
        Assert.Equal([1, 2], Assert.Single(_settled).Slots);
        Assert.Null(_settled[0].Failure);
    }

    [Fact]
    public async Task Record_ThatComesDuringASync_WaitsForTheNext()
    {
        Task? late = null;
        var syncs = 0;
        _onSync = () =>
        {
            syncs++;
            if (syncs == 1)
                late = Wait(2);
            if (syncs == 2)
                Assert.False(late!.IsCompleted);
        };
        var first = Wait(1);

        _begun.Dequeue()();

        await Task.WhenAll(first, late!).WaitAsync(s_bound);
        Assert.Empty(_begun);
        Assert.Equal([[1], [2]], _settled.Select(group => group.Slots));

        // Once nobody waits, the next record begins again.
        var next = Wait(3);
        _begun.Dequeue()();
        await next.WaitAsync(s_bound);
        Assert.Equal([3], _settled[2].Slots);
    }

    [Fact]
    public async Task Failure_OfASync_ReachesThoseWhoWaitedForItAlone()
    {
        var failure = new IOException("Input/output error.");
        _onSync = () => throw failure;
        var first = Wait(1);
        _begun.Dequeue()();
        Assert.Same(failure, await Assert.ThrowsAsync<IOException>(() => first.WaitAsync(s_bound)));
        Assert.Same(failure, _settled[0].Failure);

        _onSync = () => { };
        var second = Wait(2);
        _begun.Dequeue()();

        await second.WaitAsync(s_bound);
        Assert.Null(_settled[1].Failure);
        Assert.Equal([2], _settled[1].Slots);
    }

    [Fact]
    public async Task Record_OfAJournalThatIsClosed_IsSettledAsFailed()
    {
        _closed = new IOException("The journal was closed.");

        await Assert.ThrowsAsync<IOException>(() => Wait(1).WaitAsync(s_bound));
        await Assert.ThrowsAsync<IOException>(() => Wait(2).WaitAsync(s_bound));

        Assert.Equal([[1], [2]], _settled.Select(group => group.Slots));
        Assert.All(_settled, group => Assert.Same(_closed, group.Failure));
    }

    private Task Wait(int slot) => _sync.WaitAsync(new ClaimedSlot(_segment, slot));
}
