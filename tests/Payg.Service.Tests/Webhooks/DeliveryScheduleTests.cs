using System.Globalization;
using Payg.Service.Deliveries;
using Xunit;

namespace Payg.Service.Tests.Webhooks;

public sealed class DeliveryScheduleTests
{
    private static readonly DateTimeOffset s_now = new(2031, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Next_FollowsTheDocumentedSchedule()
    {
        var waits = Enumerable.Range(0, 10).Select(attempts => DeliverySchedule.Next(attempts, s_now, null) - s_now);

        Assert.Equal(
            ["00:00:00", "00:00:05", "00:05:00", "00:30:00", "02:00:00", "05:00:00", "10:00:00", "14:00:00",
                "20:00:00", "1.00:00:00"],
            waits.Select(wait => string.Create(CultureInfo.InvariantCulture, $"{wait}")));
        Assert.Null(DeliverySchedule.Next(10, s_now, TimeSpan.FromHours(1)));
    }

    [Theory]
    [InlineData(1, 60, 60)]
    [InlineData(2, 60, 300)]
    [InlineData(1, -5, 5)]
    [InlineData(1, 1_000_000, 86_400)]
    public void Next_AfterRetryAfter_WaitsAtLeastSoLongAndADayAtMost(int attempts, int asked, int wait) =>
        Assert.Equal(
            TimeSpan.FromSeconds(wait),
            DeliverySchedule.Next(attempts, s_now, TimeSpan.FromSeconds(asked)) - s_now);
}
