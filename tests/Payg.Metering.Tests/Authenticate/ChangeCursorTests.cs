using Microsoft.Extensions.Time.Testing;
using Payg.Metering.Authenticate.Changes;

namespace Payg.Metering.Tests.Authenticate;

public sealed class ChangeCursorTests
{
    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(999, 0)]
    [InlineData(1000, 0)]
    [InlineData(1001, 1)]
    [InlineData(5000, 4000)]
    public void Cursor_AtItsStart_LooksBackAThousandChanges(long last, long floor) =>
        Assert.Equal(floor, new ChangeCursor(last, _clock).Floor);

    [Fact]
    public void Change_TakenBefore_IsNotTakenAgain()
    {
        var cursor = new ChangeCursor(0, _clock);

        Assert.True(cursor.TryTake(2));
        Assert.False(cursor.TryTake(2));
        Assert.True(cursor.TryTake(1));
        Assert.False(cursor.TryTake(1));
        Assert.False(cursor.TryTake(0));
    }

    [Fact]
    public void Floor_OfARound_RisesToItsHighestChangeAfterTheOverlapAndNotBefore()
    {
        var cursor = new ChangeCursor(0, _clock);
        cursor.TryTake(7);
        cursor.TryTake(3);
        cursor.EndRound();
        _clock.Advance(ChangeCursor.Overlap - TimeSpan.FromTicks(1));
        cursor.TryTake(20);
        cursor.EndRound();
        Assert.Equal(0, cursor.Floor);
        Assert.False(cursor.TryTake(7));

        _clock.Advance(TimeSpan.FromTicks(1));
        cursor.EndRound();

        Assert.Equal(7, cursor.Floor);
        Assert.False(cursor.TryTake(5));
        Assert.True(cursor.TryTake(8));
        Assert.False(cursor.TryTake(20));
    }

    [Fact]
    public void Floor_WithNothingNew_StaysWhereItIs()
    {
        var cursor = new ChangeCursor(5000, _clock);
        cursor.EndRound();
        _clock.Advance(ChangeCursor.Overlap);
        cursor.EndRound();
        Assert.Equal(5000, cursor.Floor);

        _clock.Advance(2 * ChangeCursor.Overlap);
        cursor.EndRound();

        Assert.Equal(5000, cursor.Floor);
        Assert.False(cursor.TryTake(5000));
        Assert.True(cursor.TryTake(5001));
    }
}
