using Payg.Core.Payments;
using Xunit;

namespace Payg.Core.Tests.Payments;

public sealed class ChargeStateTests
{
    /// <summary>Every state with every event; what is missing leads nowhere.</summary>
    private static readonly Dictionary<(ChargeState, ChargeEvent), ChargeState> s_steps = new()
    {
        [(ChargeState.Created, ChargeEvent.Submitted)] = ChargeState.Submitted,
        [(ChargeState.Created, ChargeEvent.ActionRequired)] = ChargeState.ActionRequired,
        [(ChargeState.Created, ChargeEvent.Succeeded)] = ChargeState.Succeeded,
        [(ChargeState.Created, ChargeEvent.Failed)] = ChargeState.Failed,
        [(ChargeState.Submitted, ChargeEvent.ActionRequired)] = ChargeState.ActionRequired,
        [(ChargeState.Submitted, ChargeEvent.Succeeded)] = ChargeState.Succeeded,
        [(ChargeState.Submitted, ChargeEvent.Failed)] = ChargeState.Failed,
        [(ChargeState.ActionRequired, ChargeEvent.Submitted)] = ChargeState.Submitted,
        [(ChargeState.ActionRequired, ChargeEvent.Succeeded)] = ChargeState.Succeeded,
        [(ChargeState.ActionRequired, ChargeEvent.Failed)] = ChargeState.Failed,
        [(ChargeState.ActionRequired, ChargeEvent.Retried)] = ChargeState.Submitted,
        [(ChargeState.Failed, ChargeEvent.Succeeded)] = ChargeState.Succeeded,
        [(ChargeState.Failed, ChargeEvent.Retried)] = ChargeState.Submitted,
        [(ChargeState.Succeeded, ChargeEvent.Refunded)] = ChargeState.Refunded,
        [(ChargeState.Succeeded, ChargeEvent.Disputed)] = ChargeState.Disputed,
        [(ChargeState.Disputed, ChargeEvent.Refunded)] = ChargeState.Refunded,
        [(ChargeState.Disputed, ChargeEvent.DisputeWon)] = ChargeState.Succeeded,
        [(ChargeState.Refunded, ChargeEvent.RefundFailed)] = ChargeState.Succeeded,
    };

    [Fact]
    public void Next_EveryEventInEveryState_IsWhatTheTableSays()
    {
        foreach (var state in Enum.GetValues<ChargeState>())
        {
            foreach (var happened in Enum.GetValues<ChargeEvent>())
            {
                var expected = s_steps.TryGetValue((state, happened), out var next) ? next : (ChargeState?)null;
                Assert.Equal((state, happened, expected), (state, happened, state.Next(happened)));
            }
        }
    }

    [Fact]
    public void Names_OfAllStates_AreReadAgain()
    {
        foreach (var state in Enum.GetValues<ChargeState>())
        {
            Assert.True(ChargeStates.TryParse(state.Name(), out var read));
            Assert.Equal(state, read);
        }

        Assert.False(ChargeStates.TryParse("paid", out _));
        Assert.False(ChargeStates.TryParse(null, out _));
    }

    [Fact]
    public void NextAfter_FailedAttempts_AreTriedAfter1And3And7Days()
    {
        var now = new DateTimeOffset(2031, 3, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(
            [now.AddDays(1), now.AddDays(3), now.AddDays(7), null],
            Enumerable.Range(1, Dunning.MaxAttempts).Select(attempt => Dunning.NextAfter(attempt, now)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dunning.NextAfter(0, now));
    }
}
