using System.Globalization;
using k8s;
using k8s.Models;
using Payg.Testing;

namespace Payg.Clients.Tests.Deployment;

/// <summary>The manifests say what Kubernetes understands, and what a node of Payg needs.</summary>
public sealed class KubernetesTests
{
    private static readonly string s_path = RepositoryFolder.PathOf("deploy", "kubernetes", "payg.yaml");

    [Fact]
    public async Task Manifests_ReadByTheTypesOfTheApi_HaveNoFieldThatItDoesNotKnow()
    {
        var objects = await ReadAsync();

        Assert.Equal(
            ["Job", "NetworkPolicy", "PodDisruptionBudget", "Service", "Service", "StatefulSet"],
            objects.Select(one => ((IKubernetesObject)one).Kind).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Field_ThatKubernetesDoesNotKnow_IsFound()
    {
        var text = await File.ReadAllTextAsync(s_path, TestContext.Current.CancellationToken);

        Assert.ThrowsAny<Exception>(() => KubernetesYaml.LoadAllFromString(
            text.Replace("replicas:", "replicaCount:", StringComparison.Ordinal), strict: true));
    }

    [Fact]
    public async Task StatefulSet_OfTheNodes_HasWhatANodeNeeds()
    {
        var nodes = (await ReadAsync()).OfType<V1StatefulSet>().Single().Spec;
        var pod = nodes.Template.Spec;
        var container = Assert.Single(pod.Containers);

        Assert.True(nodes.Replicas >= 2);
        Assert.Equal("data", Assert.Single(nodes.VolumeClaimTemplates).Metadata.Name);
        Assert.Contains(container.VolumeMounts, mount => mount is { Name: "data", MountPath: "/data" });
        Assert.True(pod.SecurityContext.RunAsNonRoot);
        Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
        Assert.False(container.SecurityContext.AllowPrivilegeEscalation);
        Assert.Equal("/health/ready", container.ReadinessProbe.HttpGet.Path);
        Assert.Equal("/health/live", container.LivenessProbe.HttpGet.Path);

        // It may end in order before it is killed: the delay, and 8 seconds.
        var delay = TimeSpan.Parse(
            container.Env.Single(variable => variable.Name is "Payg__Server__ShutdownDelay").Value,
            CultureInfo.InvariantCulture);
        Assert.InRange(delay, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30));
        Assert.True(pod.TerminationGracePeriodSeconds >= delay.TotalSeconds + 8);
    }

    [Fact]
    public async Task Job_ThatMigrates_IsAsRestrictedAndGrantsTheRoleOfTheNodes()
    {
        var pod = (await ReadAsync()).OfType<V1Job>().Single().Spec.Template.Spec;
        var container = Assert.Single(pod.Containers);

        Assert.Equal(["migrate", "--grant", "payg_service"], container.Args);
        Assert.True(pod.SecurityContext.RunAsNonRoot);
        Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
        Assert.False(container.SecurityContext.AllowPrivilegeEscalation);
        Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
        Assert.Equal("payg-owner", pod.Volumes.Single(volume => volume.Secret is not null).Secret.SecretName);
    }

    [Fact]
    public async Task Network_OfTheNodes_IsRestrictedAndTrustsNobody()
    {
        var objects = await ReadAsync();
        var policy = objects.OfType<V1NetworkPolicy>().Single().Spec;
        var container = objects.OfType<V1StatefulSet>().Single().Spec.Template.Spec.Containers.Single();

        Assert.Equal(["Ingress", "Egress"], policy.PolicyTypes);
        Assert.All(policy.Ingress, rule => Assert.NotEmpty(rule.FromProperty));
        Assert.Equal("", container.Env.Single(variable => variable.Name is "Payg__Proxies__Networks").Value);
    }

    [Fact]
    public async Task Selectors_OfAllObjects_FindTheNodes()
    {
        var objects = await ReadAsync();
        var labels = objects.OfType<V1StatefulSet>().Single().Spec.Template.Metadata.Labels;

        IEnumerable<IDictionary<string, string>> selectors =
        [
            .. objects.OfType<V1Service>().Select(service => service.Spec.Selector),
            .. objects.OfType<V1PodDisruptionBudget>().Select(budget => budget.Spec.Selector.MatchLabels),
            .. objects.OfType<V1StatefulSet>().Select(set => set.Spec.Selector.MatchLabels),
            .. objects.OfType<V1NetworkPolicy>().Select(policy => policy.Spec.PodSelector.MatchLabels),
        ];
        Assert.All(selectors, selector => Assert.All(selector, label => Assert.Equal(label.Value, labels[label.Key])));
    }

    private static async Task<IReadOnlyList<object>> ReadAsync() => KubernetesYaml.LoadAllFromString(
        await File.ReadAllTextAsync(s_path, TestContext.Current.CancellationToken), strict: true);
}
