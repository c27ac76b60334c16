using System.Reflection;
using Payg.Service.Audit;
using Xunit;

namespace Payg.Service.Tests.Audit;

/// <summary>Whoever adds an action says whether erasing a customer must empty its entries.</summary>
public sealed class AuditActionsTests
{
    [Fact]
    public void EachAction_AsDeclared_IsEitherPersonalOrNot() =>
        Assert.All(
            typeof(AuditActions).GetFields().Where(field => field.IsLiteral),
            action => Assert.True(
                action.IsDefined(typeof(PersonalAttribute)) ^ action.IsDefined(typeof(ImpersonalAttribute)),
                $"{action.Name} needs [Personal] or [Impersonal]."));

    [Fact]
    public void Personal_OfTheActions_AreThoseThatNameSomebody()
    {
        Assert.Contains(AuditActions.CustomerChanged, AuditActions.Personal);
        Assert.DoesNotContain(AuditActions.CreditGranted, AuditActions.Personal);
    }
}
