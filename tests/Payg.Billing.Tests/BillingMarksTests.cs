using Microsoft.Extensions.DependencyInjection;

namespace Payg.Billing.Tests;

public sealed class BillingMarksTests
{
    [Fact]
    public void Marks_OfAnApplicationWithoutPayg_NameTheMissingCall()
    {
        using var services = new ServiceCollection().BuildServiceProvider();

        var fault = Assert.Throws<InvalidOperationException>(() => BillingMarks.Of(services));

        Assert.Contains("AddPayg", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Map_Twice_IsRefused()
    {
        using var services = new ServiceCollection().AddSingleton<BillingMarks>().BuildServiceProvider();
        var marks = BillingMarks.Of(services);
        marks.Map();

        Assert.Contains(
            "twice", Assert.Throws<InvalidOperationException>(marks.Map).Message, StringComparison.Ordinal);
    }
}
